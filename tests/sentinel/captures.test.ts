import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { project, readiness, reportIn, repository } from './launch.ts'

const folder = join(repository, 'tests/data/feeds')
const profile = (captures: readonly string[]) =>
  ['profile = "yesterday"', 'system.environment = "test"', ...captures].join('\n')
const capture = (name: string, file: string, venue: string) =>
  `[[market_data.captures]]\nname = "${name}"\nfile = "${file}"\nvenue = "${venue}"\n`

const linesOf = (name: string) =>
  gunzipSync(readFileSync(join(folder, name)))
    .toString()
    .split('\n')
/** What was received, by a clock that is an hour ahead. */
const anHourLater = (line: string): string =>
  line.replace(/^\d+\.\d+(?=: )/, seconds => String(Number(seconds) + 3_600))
const paths = ['crossed-book', 'book-silence', 'trade-tape', 'feed-integrity'].map(
  name => `suites/market-data/${name}.check.ts`,
)
const outcomes = (directory: string) =>
  Object.fromEntries(
    reportIn(directory).results.map(({ id, venue, outcome }) => [`${id} @${venue}`, outcome]),
  )

test(
  'captured feeds are judged without a venue, and clean ones pass',
  { timeout: 300_000 },
  async () => {
    const directory = project({
      'profile.toml': profile([
        capture('coinbase-2021', join(folder, 'coinbase_2021_legacy_ws.txt.gz'), 'coinbase'),
        `${capture('kraken-2021', join(folder, 'kraken_v1.jsonl.gz'), 'kraken')}depth = 1000`,
        capture('binance-2021', join(folder, 'binance.jsonl.gz'), 'binance'),
      ]),
    })
    const { code, stderr } = await readiness([...paths, '--config', 'profile.toml'], directory)

    expect(stderr).toBe('')
    expect(outcomes(directory)).toEqual({
      'market-data/book-silence @binance-2021': 'passed',
      'market-data/book-silence @coinbase-2021': 'passed',
      'market-data/book-silence @kraken-2021': 'passed',
      'market-data/crossed-book @binance-2021': 'passed',
      'market-data/crossed-book @coinbase-2021': 'passed',
      'market-data/crossed-book @kraken-2021': 'passed',
      'market-data/feed-integrity @binance-2021': 'passed',
      'market-data/feed-integrity @coinbase-2021': 'passed',
      'market-data/feed-integrity @kraken-2021': 'passed',
      'market-data/trade-tape @binance-2021': 'passed',
      'market-data/trade-tape @coinbase-2021': 'passed',
      'market-data/trade-tape @kraken-2021': 'not-applicable',
    })
    expect(code).toBe(0)
  },
)

test('what asks a venue does not apply to captured feeds, and is missing elsewhere', async () => {
  const asking = ['market-data/feed-latency', 'connectivity/venue-clock'].map(
    id => `suites/${id}.check.ts`,
  )
  const directory = project({
    'profile.toml': profile([capture('kraken', join(folder, 'kraken_v1.jsonl.gz'), 'kraken')]),
  })
  const { code } = await readiness([...asking, '--config', 'profile.toml'], directory)

  expect(
    reportIn(directory).results.map(({ id, outcome, reason }) => `${id} ${outcome}: ${reason}`),
  ).toEqual([
    'connectivity/venue-clock not-assessed: no exchange is configured',
    'market-data/feed-latency not-applicable: only captured feeds are configured, and this is asked of a venue',
  ])
  expect(code).toBe(30)
})

test('a captured feed with a flaw fails where it is', { timeout: 300_000 }, async () => {
  const lines = linesOf('coinbase_2021_legacy_ws.txt.gz')
  const half = lines.length / 2
  const frozen = lines.filter((line, at) => at < half || !line.includes('"SKL-USD"'))
  const kraken = linesOf('kraken_v1.jsonl.gz')
  const match = lines.findIndex(line => line.includes('"type":"match"'))
  const directory = project({
    'captures/frozen.txt': frozen.join('\n'),
    'captures/late.txt': lines.map(anHourLater).join('\n'),
    'captures/lossy.jsonl': kraken.toSpliced(1_000, 20).join('\n'),
    'captures/twice.txt': lines.toSpliced(match, 0, lines[match]!).join('\n'),
    'captures/profile.toml': profile([
      capture('frozen', 'frozen.txt', 'coinbase'),
      capture('twice', 'twice.txt', 'coinbase'),
      capture('late', 'late.txt', 'coinbase'),
      `${capture('lossy', 'lossy.jsonl', 'kraken')}depth = 1000`,
    ]),
  })
  const { code } = await readiness([...paths, '--config', 'captures/profile.toml'], directory)

  expect(outcomes(directory)).toMatchObject({
    'market-data/book-silence @frozen': 'failed',
    'market-data/crossed-book @frozen': 'passed',
    'market-data/book-silence @twice': 'passed',
    'market-data/trade-tape @twice': 'failed',
    'market-data/feed-integrity @late': 'failed',
    'market-data/feed-integrity @lossy': 'failed',
  })
  expect(code).toBe(20)
})

test('a capture that is not there, or has the name of a venue, is a mistake in the configuration', async () => {
  const directory = project({
    'profile.toml': `${profile([capture('binance', 'gone.txt', 'binance')])}
[sandbox]
embedded = true
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`,
  })
  const { code, stderr } = await readiness([...paths, '--config', 'profile.toml'], directory)

  expect(stderr).toMatch(
    /market_data\.captures\[0\]\.name: must not be the name of an exchange, was "binance"/,
  )
  expect(stderr).toMatch(
    /market_data\.captures\[0\]\.file: must name a readable file, was "gone.txt", which cannot be read/,
  )
  expect(code).toBe(78)
})
