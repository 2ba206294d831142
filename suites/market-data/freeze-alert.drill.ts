import { check, expect } from '../../fixtures/check.ts'
import { alertsOf, firstEnd, firstFiring } from '../../helpers/alert-course.ts'
import { isSteady } from '../../helpers/told-books.ts'

/** An alert that is late is waited for a little, to say how late it is. */
const patience = 1.2
const deadlineMs = 5_000
/** A book that is lost by itself now and then is, in most such spells. */
const calm = { everyMs: 100, forMs: 2_000 }

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
  async ({
    venue,
    symbol,
    tradingSystem,
    alerts,
    levers,
    limits,
    evidence,
    inconclusive,
    steadily,
    eventually,
  }) => {
    const instrument = { venue: venue.name, symbol }
    const tellsBooks = tradingSystem.about.capabilities.includes('bookStatus')
    const book = async () =>
      tellsBooks
        ? (await tradingSystem.bookStatus.read()).books.find(
            one => one.venue === venue.name && one.symbol === symbol,
          )
        : undefined
    const spell = async () => (await steadily(book, calm)).map(({ answer }) => answer)
    const before = await eventually(spell, isSteady, deadlineMs)
    inconclusive(!isSteady(before), 'the book was not usable throughout to begin with')
    await levers.freezeFeed(instrument.symbol)
    const frozenMs = alerts.nowMs()
    const onset = { fromMs: frozenMs, slackMs: limits.firing }
    const heard = () => alertsOf(alerts.of(instrument), onset)
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
    const since = alerts.of(instrument).filter(({ atMs }) => atMs >= frozenMs)
    evidence.record('alerts that arrived, old ones too', since.length)
    evidence.record('alert', fired?.labels['alertname'] ?? 'none')
    expect(fired?.status).toBe('firing')
    expect(resolved?.status).toBe('resolved')
    const firing = evidence.measure('firing', firedMs)
    const resolving = evidence.measure('resolving', resolvedMs)
    expect(firing).toBeLessThanOrEqual(limits.firing)
    expect(resolving).toBeLessThanOrEqual(limits.resolving)
  },
)
