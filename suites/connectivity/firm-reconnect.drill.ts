import { check, expect } from '../../fixtures/check.ts'
import { booksNotRebuilt, unusableBooks } from '../../helpers/told-books.ts'

const deadlineMs = 5_000

check(
  {
    id: 'connectivity/firm-reconnect',
    severity: 'critical',
    title: 'after its connections are cut, the trading system sees market and fills again',
    prevents: 'A system that is connected and subscribed to nothing quotes from yesterday.',
    satisfies: ['connectivity/Data feed validation', 'connectivity/Data feeds operational'],
    per: 'venue',
    limits: { reconnect: 'limits.connectivity.reconnect_ms' },
    dependsOn: ['connectivity/venue-status'],
    validFor: '30d',
    attestable: true,
    timeoutMs: 120_000,
    remediation: [
      'Subscribe to everything again after each connection, and ask for what happened meanwhile.',
    ],
  },
  async ({
    venue,
    symbol,
    firm,
    tradingSystem,
    levers,
    limits,
    evidence,
    inconclusive,
    eventually,
  }) => {
    const builds = async () => {
      const { books } = await tradingSystem.bookStatus.read()
      return books.filter(one => one.venue === venue.name)
    }
    const isUsable = (books: Awaited<ReturnType<typeof builds>>) =>
      unusableBooks(books).length === 0
    const before = await eventually(builds, isUsable, deadlineMs)
    inconclusive(before.length === 0, 'the trading system told of no book to begin with')
    inconclusive(!isUsable(before), `unusable to begin with: ${unusableBooks(before).join(', ')}`)
    const order = await firm.submit(await firm.restingOrder(symbol))
    const startedMs = performance.now()
    const cut = await levers.cutStreams('all')
    inconclusive(cut === 0, 'no connection was open that could be cut')
    const after = await eventually(
      builds,
      books => booksNotRebuilt(before, books).length === 0,
      limits.reconnect,
    )
    const tookMs = performance.now() - startedMs
    await levers.fill(order)
    const filled = await firm.orderIn(['filled'], order, deadlineMs)

    evidence.record('connections cut', cut)
    evidence.record('books', after.length)
    evidence.record('order filled meanwhile', filled?.state ?? 'unknown')
    const missing = booksNotRebuilt(before, after)
    evidence.record('books that did not come back', missing.join(', ') || 'none')
    expect(missing).toEqual([])
    const reconnect = evidence.measure('reconnect', tookMs)
    expect(reconnect).toBeLessThanOrEqual(limits.reconnect)
    expect(filled?.state).toBe('filled')
  },
)
