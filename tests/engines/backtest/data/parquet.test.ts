import { DuckDBInstance } from '@duckdb/node-api'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBars } from '../../../../engines/backtest/data/load.ts'

const folder = mkdtempSync(join(tmpdir(), 'parquet-'))
const source = `${import.meta.dirname}/../../../data/ohlcv/coinbase_btcusd_1d.csv`
const convention = { symbol: 'BTC-USD', calendar: 'continuous' } as const
const at = (name: string) => join(folder, `${name}.parquet`)
/** How a Parquet file may hold the time. */
const times = {
  timestamps: 'stamp',
  milliseconds: 'epoch_ms(stamp)',
  microseconds: 'epoch_us(stamp)',
  zoned: "stamp AT TIME ZONE 'UTC'",
  texts: 'time',
}

beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `SET TimeZone = 'UTC'; CREATE TABLE bars AS SELECT *, strptime(time, '%Y%m%d %H:%M') AS stamp FROM read_csv('${source}', types = {'time': 'VARCHAR'})`,
  )
  for (const [name, time] of Object.entries(times))
    await connection.run(
      `COPY (SELECT ${time} AS "Time", open, high, low, CAST(close AS DECIMAL(18, 2)) AS close, volume FROM bars) TO '${at(name)}' (FORMAT parquet)`,
    )
  await connection.run(`COPY (SELECT * FROM bars LIMIT 0) TO '${at('empty')}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
})
afterAll(() => rmSync(folder, { recursive: true }))

test.for(Object.keys(times))('a Parquet file with %s says what its CSV says', async name => {
  expect((await loadBars(at(name), convention)).bars).toEqual(
    (await loadBars(source, convention)).bars,
  )
})

test('an empty Parquet file, and one that is none, are named', async () => {
  writeFileSync(at('none'), 'time,open')

  await expect(
    loadBars(at('empty'), { ...convention, columns: { time: 'stamp' } }),
  ).rejects.toThrow(/at least one bar, holds none/)
  await expect(loadBars(at('none'), convention)).rejects.toThrow(/must be a Parquet file/)
})
