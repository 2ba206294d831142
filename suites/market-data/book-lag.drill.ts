import { check, expect } from '../../fixtures/check.ts'
import { bookLags, lagSide, usableLooks } from '../../helpers/feed/book-lag.ts'
import { changesPerSecond, touchHistory } from '../../helpers/feed/touch-history.ts'
import { latencySummary } from '../../helpers/latency-summary.ts'

const deadlineMs = 5_000
const leastCalmMs = 1_000
/** A book that is just in time must have been heard of before it is looked at. */
const beforeMs = 200
const burstMs = 4_000
const movesPerSecond = 40
const looksEveryMs = 16

check(
  {
    id: 'market-data/book-lag',
    severity: 'major',
    title: 'books keep up with a burst of updates, and none of them is dropped without a word',
    prevents: 'In the moment in which prices move most, quotes are made from a book that is gone.',
    satisfies: [
      'market-data/Latency monitoring and validation',
      'market-data/Latency within requirements',
      'market-data/Data quality acceptable',
    ],
    per: 'venue',
    limits: {
      p99: 'limits.market_data.book_lag_p99_ms',
      untrue: 'limits.market_data.untrue_books',
      looks: 'limits.market_data.minimum_book_looks',
      factor: 'limits.market_data.burst_factor',
      burst: 'limits.market_data.burst_changes_per_second',
    },
    dependsOn: ['connectivity/stream-start', 'connectivity/rest-availability'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Measure how long a message waits between the socket and the book, and take what is slow out of its way.',
      'Where more comes than can be read, skip to the newest state, or mark the book unusable until it is built anew.',
    ],
  },
  async ({
    venue,
    symbol,
    feed,
    tradingSystem,
    levers,
    steadily,
    eventually,
    limits,
    evidence,
    notAssessed,
    inconclusive,
  }) => {
    notAssessed(
      feed.needsKey,
      'without a key, the venue tells of its books in batches, and of nothing between them',
      'set api_key, api_secret and passphrase of the venue',
    )
    const book = async () =>
      (await tradingSystem.bookStatus.read()).books.find(
        one => one.venue === venue.name && one.symbol === symbol,
      )
    const before = await eventually(book, one => one?.usable === true, deadlineMs)
    inconclusive(before?.usable !== true, 'the book was not usable to begin with')
    const calmMs = Math.max(leastCalmMs, limits.p99 + beforeMs)
    const heard = await feed.book(symbol, async () => {
      await steadily(book, { everyMs: calmMs / 10, forMs: calmMs })
      const fromMs = performance.now()
      await levers.burst(symbol, { perSecond: movesPerSecond, forMs: burstMs })
      return { fromMs, looks: await steadily(book, { everyMs: looksEveryMs, forMs: burstMs }) }
    })

    const { fromMs, looks } = heard.result
    const history = touchHistory(heard.events, heard.depth)
    const usable = usableLooks(looks)
    const { leastMs, mostMs, neverSo, first } = bookLags(usable, history)
    evidence.record('looks that told of no usable prices', looks.length - usable.length)
    const calm = changesPerSecond(history, fromMs - calmMs, fromMs)
    const changes = changesPerSecond(history, fromMs, fromMs + burstMs)
    evidence.record('changes before', calm, 'changes/s')
    const burst = evidence.measure('burst', changes)
    const factor = evidence.measure('factor', changes / calm)
    inconclusive(
      burst < limits.burst || factor < limits.factor,
      `${Math.round(changes)} changes a second after ${Math.round(calm)} are no burst`,
    )
    inconclusive(history.flaws > 0, `our own feed had ${history.flaws} flaws, and dates nothing`)
    const count = evidence.measure('looks', usable.length)
    evidence.record("first that never was the venue's", first ?? 'none')
    const untrue = evidence.measure('untrue', neverSo)
    expect(untrue).toBeLessThanOrEqual(limits.untrue)
    inconclusive(count < limits.looks, `${count} looks at a usable book are too few to judge`)
    evidence.distribution('lag, at most', mostMs, { unit: 'ms', against: ['p99'] })
    const [least, most] = [latencySummary(leastMs), latencySummary(mostMs)]
    evidence.record('p50, at most', most.p50.sampleMs, 'ms')
    evidence.record('p95 of all, with 95 % confidence, at most', most.p95.upperMs, 'ms')
    evidence.record('p99, at least', least.p99.sampleMs, 'ms')
    const p99 = evidence.measure('p99', most.p99.sampleMs)
    inconclusive(
      lagSide(least, most, limits.p99) === 'open',
      'the limit lies within what the answers and their number leave open',
    )
    expect(p99).toBeLessThanOrEqual(limits.p99)
  },
)
