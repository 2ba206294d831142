import { expect, test } from 'vitest'
import { loaded, problemsOf, small } from './written.ts'

const csv = '2026-01-01,0.1\n2026-01-02,0.2\n'
const strategy = (lines: string) => `${small}[[strategy]]\nname = "trend"\n${lines}\n`

test('files of strategies are found beside the file that names them', async () => {
  const files = {
    'main.toml': 'include = ["desk/strategies.toml"]\n',
    'desk/strategies.toml': strategy('returns = "trend.csv"'),
    'desk/trend.csv': csv,
  }
  const { config } = await loaded({ files })
  expect(config.strategy).toMatchObject([
    { name: 'trend', source: 'backtest', from: 'files', stamped: 'end', periods_per_year: 365 },
  ])
  expect(config.strategy[0]!.returns).toMatch(/^\/.*\/desk\/trend\.csv$/)
})

test.for<readonly [what: string, lines: string, words: RegExp]>([
  [
    'a file that is not there',
    'returns = "none.csv"',
    /^strategy\[0\]\.returns: must name a readable file, was "none\.csv", which cannot be read/,
  ],
  ['no record', 'report = "trend.csv"', /^strategy\[0\]\.returns: must be given, or `equity`/],
  [
    'two records in one entry',
    'returns = "trend.csv"\nequity = "trend.csv"',
    /and not both, was given with the other/,
  ],
  [
    'an engine without its result',
    'from = "freqtrade"\nreturns = "trend.csv"',
    /^strategy\[0\]\.result: must name the file that "freqtrade" wrote, was missing/,
  ],
  [
    'the same record twice',
    'returns = "trend.csv"\n[[strategy]]\nname = "trend"\nequity = "trend.csv"',
    /^strategy\[1\]\.source: must be the only record of this strategy from there/,
  ],
  ['another engine', 'from = "excel"\nreturns = "trend.csv"', /^strategy\[0\]\.from: must be/],
])('%s is told', async ([, lines, words]) => {
  const problems = await problemsOf({ files: { 'main.toml': strategy(lines), 'trend.csv': csv } })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(words)
})
