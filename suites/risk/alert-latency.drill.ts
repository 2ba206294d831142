import { check, expect } from '../../fixtures/check.ts'
import { alertsOf, firstFiring } from '../../helpers/alert-course.ts'
import { controlFindings } from '../../helpers/risk/control-findings.ts'

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
    const probed = await boundaries.around(control, symbol)
    const broken = probed.orders.find(({ told }) => told.reason?.code === control)
    const { obstacles } = controlFindings(probed)
    inconclusive(!broken, ['no order was denied for the limit', ...obstacles].join('; '))
    const onset = { fromMs: broken!.sentMs, slackMs: limits.alert }
    const ofControl = () =>
      alerts.of({ venue: venue.name, symbol }).filter(({ labels }) => labels['control'] === control)
    const fired = await eventually(
      () => firstFiring(alertsOf(ofControl(), onset)),
      one => one !== undefined,
      limits.alert * patience,
    )

    evidence.record('alert', fired?.labels['alertname'] ?? 'none')
    expect(fired?.status).toBe('firing')
    const late = evidence.measure('alert', fired!.atMs - broken!.sentMs)
    expect(late).toBeLessThanOrEqual(limits.alert)
  },
)
