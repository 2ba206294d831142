import { z } from 'zod'
import { setting, words } from './setting.ts'

const file = (description: string) => setting(words().optional(), description)

const numbers = z.number('must be a number')

const entry = z.strictObject({
  name: setting(
    words(),
    'Name of the strategy; further entries of a name are further records of it.',
  ),
  source: setting(
    z.enum(['backtest', 'paper', 'live']).default('backtest'),
    'Where the record in these files comes from.',
  ),
  from: setting(
    z.enum(['files', 'pyfolio', 'freqtrade', 'lean']).default('files'),
    'What wrote them: `files` for tables of your own.',
  ),
  report: file(
    'JSON with what is known of the strategy: digests, reported metrics, mandate, approvals, parameters, number of trials.',
  ),
  returns: file('CSV or Parquet of times and simple returns, or JSON as the contract has records.'),
  equity: file('CSV or Parquet of times and equity, in place of returns.'),
  trades: file(
    'CSV or Parquet of fills: time, symbol, side, quantity, price and what more is known.',
  ),
  result: file('The result file that freqtrade or LEAN wrote.'),
  trials: file(
    'CSV or Parquet with a column of returns for each trial, or JSON as the contract has it.',
  ),
  universe: file('JSON of symbols and their listings, as the contract has it.'),
  prices: file('JSON of the prices that the backtest used, as the contract has it.'),
  module: file(
    'A TypeScript module that exports `strategy`, in place of a record: it is run over `data`, as docs/backtest.md says.',
  ),
  data: setting(
    z.array(words()).default([]),
    'CSV, JSON Lines or Parquet of the bars that the module is run over, one instrument in all of them together.',
  ),
  symbol: setting(words().optional(), 'What the bars are of.'),
  calendar: setting(
    z.enum(['continuous', 'weekdays']).default('continuous'),
    'When there are bars: always, or from Monday to Friday in UTC.',
  ),
  bar_seconds: setting(
    z.number().positive().max(31_536_000).optional(),
    'Length of a bar; the commonest distance between two where it is not stated.',
    's',
  ),
  parameters: setting(
    z.record(z.string(), numbers).default({}),
    'Parameters that the module runs with, in place of its own.',
  ),
  grid: setting(
    z.record(z.string(), z.array(numbers).min(1)).default({}),
    'Values of parameters that were tried: the module is run with each of them together with each of the others, at most 1000 times.',
  ),
  run_deadline_ms: setting(
    z.int().min(100).max(600_000).default(20_000),
    'In how long a run of the module must end, and all runs of its grid.',
    'ms',
  ),
  stamped: setting(
    z.enum(['start', 'end']).default('end'),
    'Whether a time in the returns is the start of its period or its end; a day of pyfolio is a start.',
  ),
  periods_per_year: setting(
    z.number().positive().max(40_000_000).default(365),
    'Periods of the returns in a year, where the files do not tell it.',
    'periods',
  ),
})

/** `[[strategy]]`: strategies that are told of by files. */
export const strategy = z
  .array(entry)
  .default([])
  .meta({ description: 'Strategies that are judged from files, whatever wrote them.' })
