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

test('a module and its data are found beside the file that names them', async () => {
  const lines =
    'module = "trend.ts"\ndata = ["a.csv", "b.csv"]\nsymbol = "BTC"\nparameters = { fast = 5 }\ngrid = { fast = [4, 5] }'
  const { config, unread } = await loaded({
    files: {
      'main.toml': 'include = ["desk/strategies.toml"]\n',
      'desk/strategies.toml': strategy(lines),
      'desk/trend.ts': '',
      'desk/a.csv': csv,
      'desk/b.csv': csv,
    },
  })
  const [entry] = config.strategy
  expect(entry!.module).toMatch(/^\/.*\/desk\/trend\.ts$/)
  expect(entry!.data.map(file => file.split('/').slice(-2).join('/'))).toEqual([
    'desk/a.csv',
    'desk/b.csv',
  ])
  expect(entry).toMatchObject({ parameters: { fast: 5 }, grid: { fast: [4, 5] } })
  expect(unread).toEqual([])
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
  [
    'a module without data',
    'module = "trend.csv"\nsymbol = "BTC"',
    /^strategy\[0\]\.data: must name the bars that the module is run over, was missing/,
  ],
  [
    'a module of nothing in particular',
    'module = "trend.csv"\ndata = ["trend.csv"]',
    /^strategy\[0\]\.symbol: must say what the bars are of, was missing/,
  ],
  [
    'data that are not there',
    'module = "trend.csv"\nsymbol = "BTC"\ndata = ["none.csv"]',
    /^strategy\[0\]\.data: must name a readable file, was "none\.csv", which cannot be read/,
  ],
  [
    'a module beside a record',
    'module = "trend.csv"\nsymbol = "BTC"\ndata = ["trend.csv"]\nreturns = "trend.csv"',
    /^strategy\[0\]\.returns: must not be given where a module is run/,
  ],
  [
    'a module that trades live',
    'module = "trend.csv"\nsymbol = "BTC"\ndata = ["trend.csv"]\nsource = "live"',
    /^strategy\[0\]\.source: must be `backtest` where a module is run/,
  ],
  [
    'a grid beside trials',
    'module = "trend.csv"\nsymbol = "BTC"\ndata = ["trend.csv"]\ntrials = "trend.csv"\ngrid = { fast = [1] }',
    /^strategy\[0\]\.trials: must not be given beside a grid/,
  ],
  [
    'a grid without a module',
    'returns = "trend.csv"\ngrid = { fast = [1] }',
    /^strategy\[0\]\.grid: must not be given without a module/,
  ],
  ['another engine', 'from = "excel"\nreturns = "trend.csv"', /^strategy\[0\]\.from: must be/],
])('%s is told', async ([, lines, words]) => {
  const problems = await problemsOf({ files: { 'main.toml': strategy(lines), 'trend.csv': csv } })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(words)
})
