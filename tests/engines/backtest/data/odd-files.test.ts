import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadBars, loadTapeTrades } from '../../../../engines/backtest/data/load.ts'

const folder = mkdtempSync(join(tmpdir(), 'bars-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const written = (text: string, ending = 'csv'): string => {
  const file = join(folder, `file-${++files}.${ending}`)
  writeFileSync(file, text)
  return file
}

const convention = { symbol: 'TEST', calendar: 'continuous' } as const
const loaded = (text: string, ending?: string) => loadBars(written(text, ending), convention)
const header = 'time,open,high,low,close,volume'
const day = (date: number, prices = '10,11,9,10', volume = '5') =>
  `2020-04-${String(date).padStart(2, '0')},${prices},${volume}`
const csv = (...rows: readonly string[]) => [header, ...rows].join('\n')

test.for([
  ['an empty file', '', /must begin with a header, is empty/],
  ['a file of a header', csv(), /at least one bar, holds none/],
  ['no header', day(1).replace('2020-04-01', '1585699200'), /must begin with a header that names/],
  ['no close', csv(day(1)).replace('close', 'shut'), /has none for close/],
  ['no number', csv(day(1), day(2, '10,11,9,nan')), /:3: close must be a finite number, was NaN/],
  ['a missing price', csv(day(1), day(2, '10,,9,10')), /:3: high must be a finite number/],
  ['infinity', csv(day(1, '10,inf,9,10')), /:2: high must be a finite number, was Infinity/],
  ['thousands separators', csv(day(1, '10,"1,100.5",9,10')), /without thousands separators/],
  ['separators that make cells', csv(day(1, '10,1,100,9,10')), /must have 6 cells.* has 7/],
  ['a hexadecimal price', csv(day(1, '10,0x11,9,10')), /:2: high: a number must look like/],
  ['a cut-off row', csv(day(1), '2020-04-02,10'), /:3: a row must have 6 cells.* has 2/],
  ['an open quote', csv(day(1), '2020-04-02,"10,1'), /:3: a quoted cell must be closed/],
  ['no time', csv(day(1), 'yesterday,10,11,9,10,5'), /:3: time: times must all be .* ISO 8601/],
  ['a day that is none', csv('2020-02-31,10,11,9,10,5'), /a time must be written in a known way/],
  ['slashes', csv('4/5/2020,10,11,9,10,5'), /state whether the month or the day comes first/],
  ['ms of no day', csv('60000,10,11,9,10,5'), /need their day, YYYYMMDD, in the name of the file/],
  [
    'a time with two bars',
    csv(day(1), day(2), day(1, '12,12,12,12')),
    /line 2 and line 4 say different/,
  ],
  [
    'two closes',
    csv(day(1)).replace('volume', 'Close'),
    /one column for close, has close and Close/,
  ],
] as const)('%s is one clear error', async ([, text, words]) => {
  await expect(loaded(text)).rejects.toThrow(words)
})

test.for([
  ['one bar', csv(day(1)), { kind: 'single bar', count: 1 }],
  ['a weekend of nothing', csv(day(1), day(2), day(5)), { kind: 'missing bars', count: 2 }],
  ['disorder', csv(day(2), day(1), day(3)), { kind: 'disordered bars', count: 1 }],
  ['a row told twice', csv(day(1), day(2), day(2)), { kind: 'repeated bar', count: 1 }],
  [
    'an hour off',
    csv(day(1), '2020-04-02T01:00,10,11,9,10,5', day(3), day(4), day(5)),
    { kind: 'unaligned time', count: 1 },
  ],
  ['a high below', csv(day(1, '10,9.5,9,10')), { kind: 'impossible bar', count: 1 }],
  [
    'oil below zero',
    csv(day(1, '18.27,18.27,-40.32,-37.63')),
    { kind: 'negative price', count: 1 },
  ],
  ['a price of zero', csv(day(1, '10,11,0,10')), { kind: 'zero price', count: 1 }],
  ['no volume', csv(day(1, '10,11,9,10', '0')), { kind: 'zero volume', count: 1 }],
  ['volume below zero', csv(day(1, '10,11,9,10', '-1')), { kind: 'negative volume', count: 1 }],
  [
    'a volume of nan',
    csv(day(1, '10,11,9,10', 'nan')),
    { kind: 'volume that is no number', count: 1 },
  ],
  [
    'a constant',
    csv(...[1, 2, 3, 4].map(date => day(date, '7,7,7,7'))),
    { kind: 'flat bar', count: 4 },
  ],
] as const)('%s is named and not fatal', async ([, text, finding]) => {
  const { bars, findings } = await loaded(text)

  expect(findings).toContainEqual(expect.objectContaining(finding))
  for (const column of [bars.time, bars.open, bars.high, bars.low, bars.close, bars.volume])
    expect(column.every(Number.isFinite)).toBe(true)
  expect(bars.time.every((time, index) => index === 0 || time > bars.time[index - 1]!)).toBe(true)
})

test('a constant series has no outlier, and one jump out of it is one', async () => {
  const flat = Array.from({ length: 28 }, (_, index) => day(index + 1, '7,7,7,7'))
  const kinds = async (rows: readonly string[]) =>
    (await loaded(csv(...rows))).findings.map(({ kind }) => kind)

  expect(await kinds(flat)).not.toContain('outlying return')
  const { findings } = await loadBars(written(csv(...flat, day(29, '7,9,7,9'))), {
    ...convention,
    outlierDeviations: 5,
  })
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: 'outlying return', first: expect.stringContaining('28.57 %') }),
  )
})

test('one file says the same however it is written', async () => {
  const plain = csv(day(1), day(2, '11,12,10.5,11', '1e2'))
  const { bars } = await loaded(plain)
  const seconds = [1_585_699_200, 1_585_785_600]
  const times = (factor: number) =>
    [1, 2].reduce(
      (text, date, index) =>
        text.replace(`2020-04-0${date}`, String(BigInt(seconds[index]!) * BigInt(factor))),
      plain,
    )
  const objects = [
    { Timestamp: seconds[0], o: 10, h: 11, l: 9, c: '10', v: 5 },
    { Timestamp: seconds[1], o: 11, h: 12, l: 10.5, c: '11', v: 100 },
  ]
  const arrays = [['ts', 'open', 'high', 'low', 'close', 'volume'], ...objects.map(Object.values)]
  const lines = (values: readonly unknown[]) =>
    values.map(value => JSON.stringify(value)).join('\n')
  const ways: readonly (readonly [string, string?])[] = [
    [`\uFEFF${plain.replaceAll('\n', '\r\n')}\r\n\r\n`],
    [plain.replaceAll(',', ';')],
    [plain.replaceAll(',', '\t').replace('open', '"open"')],
    [times(1)],
    [times(1_000)],
    [times(1_000_000)],
    [times(1_000_000_000)],
    [plain.replaceAll('2020-04-', '202004')],
    [plain.replaceAll(/2020-04-(..)/g, '202004$1 00:00')],
    [plain.replaceAll(/2020-04-(..)/g, '2020-04-$1T02:00:00+02:00')],
    [lines(objects), 'jsonl'],
    [lines(arrays), 'ndjson'],
  ]

  for (const [text, ending] of ways) expect((await loaded(text, ending)).bars).toEqual(bars)
})

test('of quoted cells, doubled quotes and line ends within them are text', async () => {
  const text = `note,${header}\n"a ""b"",\nc",${day(1)}\n,${day(2)}`
  const { bars } = await loaded(text)

  expect(bars.time).toHaveLength(2)
})

test('trades of the tape may share a time and must not run back', async () => {
  const trades = (times: readonly string[]) =>
    written(['timestamp,price,amount', ...times.map(time => `${time},10,1`)].join('\n'))
  const [one, two] = ['2020-04-01T00:00:00.001Z', '2020-04-01T00:00:00.002Z']

  expect((await loadTapeTrades(trades([one, one, two]), { symbol: 'T' })).time).toHaveLength(3)
  await expect(loadTapeTrades(trades([two, one]), { symbol: 'T' })).rejects.toThrow(
    /:3: times must not run back/,
  )
})

test('files of a day each are one history, and each finding names its file', async () => {
  const ofDay = (date: string, rows: readonly string[]) => {
    const file = join(folder, `${date}_trade.csv`)
    writeFileSync(file, [header, ...rows].join('\n'))
    return file
  }
  const hours = Array.from({ length: 24 }, (_, hour) => `${hour * 3_600_000},10,11,9,10,1`)
  const one = ofDay('20180404', hours)
  const two = ofDay('20180405', [...hours.slice(0, 5), `${5 * 3_600_000},10,9.5,9,10,1`])
  const { bars, findings } = await loadBars([one, two], convention)

  expect(bars.time).toHaveLength(30)
  expect(bars.time[24]! - bars.time[23]!).toBe(3_600_000)
  expect(findings.find(({ kind }) => kind === 'impossible bar')!.first).toContain(
    '2018-04-05T05:00:00.000Z (line 7 of 20180405_trade.csv)',
  )
  await expect(loadBars([one, one, two], convention)).resolves.toMatchObject({
    findings: expect.arrayContaining([
      expect.objectContaining({ kind: 'repeated bar', count: 24 }),
    ]),
  })
})

test('a line that is no JSON, and a file that is none, are named', async () => {
  await expect(loaded('{"time":1585699200,"close":NaN}', 'jsonl')).rejects.toThrow(
    /:1: a line must be JSON.* no NaN/,
  )
  await expect(loadBars(join(folder, 'absent.csv'), convention)).rejects.toThrow(/ENOENT/)
  await expect(loadBars(join(folder, 'bars.xlsx'), convention)).rejects.toThrow(/must end in .csv/)
})
