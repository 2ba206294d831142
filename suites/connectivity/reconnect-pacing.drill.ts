import { check, expect } from '../../fixtures/check.ts'
import { missingBooks, unusableBooks } from '../../helpers/told-books.ts'

const refusedForMs = 2_500
/** So long the connections may take to come back. */
const backMs = 10_000

check(
  {
    id: 'connectivity/reconnect-pacing',
    severity: 'major',
    title: 'the trading system pauses between attempts to connect again',
    prevents: 'A venue that is just coming back is run over, and shuts the account out.',
    satisfies: ['connectivity/Rate limiting compliance', 'connectivity/Rate limits respected'],
    per: 'venue',
    limits: { attempts: 'limits.connectivity.reconnect_attempts' },
    dependsOn: ['connectivity/venue-status'],
    validFor: '30d',
    timeoutMs: 120_000,
    remediation: ['Wait before each attempt, longer each time and by an amount that is random.'],
  },
  async ({ tradingSystem, venue, levers, limits, evidence, inconclusive, eventually }) => {
    const books = async () => {
      const status = await tradingSystem.bookStatus.read()
      return status.books.filter(one => one.venue === venue.name)
    }
    const before = await eventually(books, all => unusableBooks(all).length === 0, backMs)
    const cut = await levers.cutStreams('all', refusedForMs)
    const { attempts } = await eventually(
      () => levers.connectionAttempts(),
      ({ active }) => !active,
      2 * refusedForMs,
    )
    const after = await eventually(books, all => missingBooks(before, all).length === 0, backMs)
    // What is not back yet would not be there to be cut by whoever looks next.
    const { open } = await eventually(
      () => levers.connectionAttempts(),
      now => now.open >= cut,
      backMs,
    )

    const refused = attempts.filter(one => one.refused)
    evidence.record('connections cut', cut)
    evidence.record('connections back', open)
    evidence.record('refused attempts', refused.length)
    evidence.record('usable books afterwards', after.filter(({ usable }) => usable).length)
    inconclusive(before.length === 0, 'the trading system told of no book to begin with')
    inconclusive(cut === 0, 'no connection was open that could be cut')
    inconclusive(refused.length === 0, 'nobody tried to connect again while nobody was let in')
    const perConnection = evidence.measure('attempts', refused.length / cut)
    expect(perConnection).toBeLessThanOrEqual(limits.attempts)
    const unusable = unusableBooks(before)
    inconclusive(unusable.length > 0, `unusable to begin with: ${unusable.join(', ')}`)
    expect(missingBooks(before, after)).toEqual([])
  },
)
