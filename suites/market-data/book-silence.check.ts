import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'market-data/book-silence',
    severity: 'critical',
    title: 'every book goes on speaking as it does otherwise',
    prevents: 'Prices are made from a book that stopped moving, while the market went on.',
    satisfies: ['market-data/Feed health monitoring', 'market-data/Feed health good'],
    per: 'feed',
    limits: {
      silent: 'limits.market_data.silent_books',
      recorded: 'limits.market_data.minimum_recording_ms',
    },
    dependsOn: ['connectivity/stream-start'],
    validFor: '1d',
    timeoutMs: 900_000,
    remediation: [
      'Subscribe to the silent symbols anew, and stop quoting them until they speak.',
      'Compare with the venue over REST: did the market move while the feed did not?',
      'Of instruments that hardly ever trade, watch longer (market_connectivity.observation_seconds).',
    ],
  },
  async ({ examined, limits, evidence, inconclusive }) => {
    const { instruments, recordedMs, coverage } = examined
    inconclusive(instruments.length === 0, 'the feed told of no instrument')

    const silent = instruments.filter(({ isSilent }) => isSilent === true)
    const untold = instruments.filter(({ isSilent }) => isSilent === undefined)
    const longest = instruments.map(({ longestSilenceMs }) => longestSilenceMs)
    evidence.record('instruments', instruments.length)
    evidence.record('silent', silent.map(({ symbol }) => symbol).join(', ') || 'none')
    evidence.record(
      'spoke too rarely to tell',
      untold.map(({ symbol }) => symbol).join(', ') || 'none',
    )
    evidence.record('longest silence', Math.max(...longest), 'ms')
    const recorded = evidence.measure('recorded', recordedMs)
    const books = evidence.measure('silent', silent.length)
    inconclusive(
      recorded < limits.recorded,
      `a feed of ${Math.round(recorded)} ms is too short to judge`,
    )
    expect(books).toBeLessThanOrEqual(limits.silent)
    inconclusive(untold.length === instruments.length, 'every book spoke too rarely to tell')
    inconclusive(
      coverage.required > 0 && untold.length > 0,
      `${untold.map(({ symbol }) => symbol).join(', ')} spoke too rarely to tell`,
    )
  },
)
