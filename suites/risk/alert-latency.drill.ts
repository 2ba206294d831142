import { check, expect } from '../../fixtures/check.ts'

/** An alert that is late is waited for a little, to say how late it is. */
const patience = 1.3
const control = 'maxOrderQuantity'

check(
  {
    id: 'risk/alert-latency',
    severity: 'critical',
    title: 'an order that would break a limit raises an alert in time',
    prevents: 'Whoever could stop a strategy that runs wild learns of it from the losses.',
    satisfies: ['risk/Risk monitoring systems', 'risk/Risk alerts operational'],
    clauses: ['RTS 6 Art. 16(5)'],
    per: 'venue',
    limits: { alert: 'limits.risk.alert_ms' },
    dependsOn: ['risk/order-volume'],
    validFor: '30d',
    attestable: true,
    timeoutMs: 90_000,
    remediation: [
      'Raise the alert where the order is denied, and not from a log that is read now and then.',
      'Follow the alert over its route to its receiver, and find out where it waits.',
    ],
  },
  async ({ venue, symbol, alerts, boundaries, limits, evidence, eventually, inconclusive }) => {
    const brokenMs = alerts.nowMs()
    const { orders } = await boundaries.around(control, symbol)
    const isOfControl = ({
      labels,
      status,
    }: {
      labels: Readonly<Record<string, string>>
      status: string
    }) => status === 'firing' && labels['control'] === control
    const fired = await eventually(
      () => alerts.of({ venue: venue.name, symbol }, brokenMs).find(isOfControl),
      one => one !== undefined,
      limits.alert * patience,
    )

    evidence.record('alert', fired?.labels['alertname'] ?? 'none')
    inconclusive(
      !orders.some(({ told }) => told.reason?.code === control),
      'no order was denied for the limit',
    )
    expect(fired?.status).toBe('firing')
    const late = evidence.measure('alert', fired!.atMs - brokenMs)
    expect(late).toBeLessThanOrEqual(limits.alert)
  },
)
