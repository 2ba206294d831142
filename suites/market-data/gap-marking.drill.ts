import { check, expect } from '../../fixtures/check.ts'

const deadlineMs = 5_000

check(
  {
    id: 'market-data/gap-marking',
    severity: 'critical',
    title: 'a book with a gap is marked unusable until it has been built anew',
    prevents: 'A stale book is served as valid, and quoted from.',
    satisfies: ['market-data/Feed health monitoring', 'market-data/Feed health good'],
    per: 'venue',
    limits: { recovery: 'limits.market_data.gap_recovery_ms' },
    dependsOn: ['connectivity/stream-start', 'connectivity/rest-availability'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Mark the book unusable with the message that shows the gap, and build it anew from a snapshot.',
      'Let no order be decided on a book that is not usable.',
    ],
  },
  async ({
    venue,
    symbol,
    tradingSystem,
    levers,
    limits,
    evidence,
    notApplicable,
    inconclusive,
    eventually,
  }) => {
    const { sequencedBook, checksummedBook } = venue.capabilities
    notApplicable(
      !sequencedBook && !checksummedBook,
      'the venue gives nothing that would show a gap',
    )
    const book = async () =>
      (await tradingSystem.bookStatus.read()).books.find(
        one => one.venue === venue.name && one.symbol === symbol,
      )
    const before = await eventually(book, one => one?.usable === true, deadlineMs)
    inconclusive(before?.usable !== true, 'the book was not usable to begin with')
    // One that is lost may be made good by the next where only checksums tell, or be one without a number; five are not.
    await levers.dropBookUpdates(symbol, 5)
    const startedMs = performance.now()
    const marked = await eventually(
      book,
      one => one?.usable !== true || one.builds !== before?.builds,
      deadlineMs,
    )
    const recovered = await eventually(book, one => one?.usable === true, limits.recovery)
    const tookMs = performance.now() - startedMs

    const isMarked = marked?.usable !== true || marked.builds !== before?.builds
    evidence.record('marked', isMarked)
    evidence.record('marked for', marked?.reason ?? 'mended between two looks')
    evidence.record('built anew', (recovered?.builds ?? 0) - (before?.builds ?? 0))
    expect(isMarked).toBe(true)
    expect(recovered?.usable).toBe(true)
    const recovery = evidence.measure('recovery', tookMs)
    expect(recovery).toBeLessThanOrEqual(limits.recovery)
  },
)
