import { expect, test } from 'vitest'
import { backtest } from '../../../../engines/backtest/backtest.ts'
import { loadBars, loadQuotes } from '../../../../engines/backtest/data/load.ts'
import { strategy } from '../../../../docs/examples/crossover.ts'
import { costly } from '../made.ts'

const at = (name: string) => `${import.meta.dirname}/../../../data/ohlcv/${name}`
const ofDay = (text: string) => Date.parse(`${text}T00:00Z`)

test('each quirk of the daily bitcoin file is named, none hidden, none fatal', async () => {
  const { bars, findings } = await loadBars(at('coinbase_btcusd_1d.csv'), {
    symbol: 'BTC-USD',
    calendar: 'continuous',
  })
  const of = (kind: string) => findings.find(finding => finding.kind === kind)

  expect([bars.time.length, bars.stepMs]).toEqual([1_318, 86_400_000])
  expect(findings.map(({ kind }) => kind)).toEqual(['missing bars', 'flat bar', 'outlying return'])
  expect(of('missing bars')).toMatchObject({ count: 34 })
  expect(of('missing bars')!.spans).toHaveLength(8)
  expect(of('missing bars')!.spans).toContainEqual({
    afterMs: ofDay('2014-12-18'),
    beforeMs: ofDay('2015-01-08'),
    count: 20,
  })
  expect(of('flat bar')).toMatchObject({ count: 3 })
  expect(of('outlying return')!.first).toMatch(/largest is 57\.09 % at 2015-01-15/)
  expect(backtest(strategy, bars, costly).trades.count).toBeGreaterThan(5)
})

test('a day that ends too early is partial', async () => {
  const { bars, findings } = await loadBars(at('coinbase_btcusd_1m_20180404.csv'), {
    symbol: 'BTC-USD',
    calendar: 'continuous',
  })

  expect([bars.time[0], bars.stepMs]).toEqual([ofDay('2018-04-04'), 60_000])
  expect(findings).toContainEqual({
    kind: 'partial day',
    count: 1,
    first: 'the last day ends with the bar of 2018-04-04T16:47:00.000Z, 432 bars early',
  })
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'missing bars', count: 1 }))
})

test('of an index, weekends are no gaps on its calendar; holidays are, and are told apart', async () => {
  const load = (calendar: 'weekdays' | 'continuous') =>
    loadBars(at('sp500_1d.csv.gz'), { symbol: 'SPX', calendar, dates: 'month-first' })
  const missing = async (calendar: 'weekdays' | 'continuous') =>
    (await load(calendar)).findings.find(({ kind }) => kind === 'missing bars')

  expect(await missing('weekdays')).toMatchObject({ count: 185 })
  expect((await missing('weekdays'))!.spans).toContainEqual({
    afterMs: ofDay('2001-09-10'),
    beforeMs: ofDay('2001-09-17'),
    count: 4,
  })
  expect(await missing('continuous')).toMatchObject({ count: 2_271 })
})

test('closes alone are bars, and are said to be closes alone', async () => {
  const { bars, findings } = await loadBars(at('ffn_aapl_msft_c_close_1d.csv'), {
    symbol: 'AAPL',
    calendar: 'weekdays',
    dates: 'month-first',
    columns: { close: 'AAPL' },
  })

  expect([bars.time[0], bars.open[0], bars.close[0]]).toEqual([ofDay('2004-03-10'), 13.84, 13.84])
  expect(findings.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['closes only', 'no volume column']),
  )
})

test('the close of a bar of quotes is known at its end', async () => {
  const file = at('coinbase_btcusd_1m_quote_20180404.csv')
  const quotes = await loadQuotes(file, { symbol: 'BTC-USD', stepMs: 60_000 })

  expect(quotes.time).toHaveLength(1_437)
  expect(quotes.time[0]).toBe(ofDay('2018-04-04') + 60_000)
  expect([quotes.bid[0], quotes.ask[0]]).toEqual([7_424.9, 7_424.91])
  await expect(loadQuotes(file, { symbol: 'BTC-USD' })).rejects.toThrow(/closes are known when/)
  expect(backtest(strategy, quotes, costly).fills.count).toBeGreaterThan(10)
})
