import { check, expect } from '../../fixtures/check.ts'
import { firstEnd, firstFiring } from '../../helpers/alert-course.ts'

/** An alert that is late is waited for a little, to say how late it is. */
const patience = 1.2

check(
  {
    id: 'market-data/freeze-alert',
    severity: 'critical',
    title: 'a feed that freezes raises an alert in time, and the alert ends with the freeze',
    prevents:
      'An alert that never fires, because of one wrong threshold, is noticed when money is lost.',
    satisfies: ['market-data/Alert threshold validation', 'market-data/Alerts functional'],
    clauses: ['RTS 6 Art. 16(5)'],
    per: 'venue',
    limits: {
      firing: 'limits.market_data.freeze_alert_ms',
      resolving: 'limits.market_data.alert_resolve_ms',
    },
    dependsOn: ['connectivity/stream-start', 'connectivity/rest-availability'],
    validFor: '30d',
    attestable: true,
    timeoutMs: 90_000,
    remediation: [
      'Follow the alert from its rule over its route to its receiver, and find out where it stays.',
      'Compare how often the rule is evaluated with the time that is allowed.',
    ],
  },
  async ({ venue, symbol, alerts, levers, limits, evidence, eventually }) => {
    const instrument = { venue: venue.name, symbol }
    await levers.freezeFeed(instrument.symbol)
    const frozenMs = alerts.nowMs()
    const heard = () => alerts.of(instrument, frozenMs)
    const fired = await eventually(
      () => firstFiring(heard()),
      one => one !== undefined,
      limits.firing * patience,
    )
    await levers.thawFeed()
    const thawedMs = alerts.nowMs()
    const resolved = await eventually(
      () => firstEnd(heard(), thawedMs),
      one => one !== undefined,
      limits.resolving * patience,
    )

    const firedMs = fired ? fired.atMs - frozenMs : Infinity
    const resolvedMs = resolved ? resolved.atMs - thawedMs : Infinity
    evidence.record('alert', fired?.labels['alertname'] ?? 'none')
    expect(fired?.status).toBe('firing')
    expect(resolved?.status).toBe('resolved')
    const firing = evidence.measure('firing', firedMs)
    const resolving = evidence.measure('resolving', resolvedMs)
    expect(firing).toBeLessThanOrEqual(limits.firing)
    expect(resolving).toBeLessThanOrEqual(limits.resolving)
  },
)
