import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { verdicts } from '../../core/verdict.ts'
import { createProgress } from '../../reporters/terminal.ts'
import { displayWidth } from '../../reporters/terminal/width.ts'
import { onSandbox, reportWith, sampleReports } from './report-builder.ts'
import { failedLatency, healthyResults, notAssessedBackup, resultWith } from './sample-results.ts'
import { screen, tell } from './screen.ts'

const escape = '\u001B'

test('a pipe gets one plain line for each check that ends', () => {
  const { progress, written } = screen()
  tell(progress, sampleReports.GO)
  const lines = written().split('\n')
  for (const { id } of healthyResults)
    expect(lines.filter(line => line.includes(id) && line.includes('ms'))).toHaveLength(
      id === 'connectivity/rest-latency' ? 0 : 1,
    )
  expect(
    lines.filter(line => line.includes('connectivity/rest-latency @binance  1.4 s')),
  ).toHaveLength(1)
  expect(written()).not.toContain(escape)
})

test('a terminal in CI gets plain lines as well', () => {
  const { progress, written } = screen({
    isTTY: true,
    columns: 80,
    env: { CI: 'true', NO_COLOR: '1' },
  })
  tell(progress, sampleReports.GO)
  expect(written()).not.toContain(escape)
})

test('a terminal keeps one line for each phase, drawn over as the run goes', () => {
  const { progress, shown } = screen({ isTTY: true, columns: 90 })
  const [first, second] = healthyResults
  progress.expected({ deployment: 1, connectivity: 4 })
  progress.began(first!.id, first!.venue)
  expect(shown()[0]).toMatch(/^deployment +░{20} 0\/1 {2}key-permissions @binance$/u)

  progress.finished(first!)
  progress.began(second!.id, second!.venue)
  progress.began('connectivity/availability', 'binance')
  progress.finished({ ...second!, outcome: 'failed' })
  expect(shown().slice(0, 2)).toEqual([
    'deployment        ████████████████████ 1/1',
    'connectivity      █████░░░░░░░░░░░░░░░ 1/4  1 failed  availability @binance',
  ])
})

test('a frame is drawn over where it stands after the terminal became narrower', () => {
  const { progress, written, resize } = screen({ isTTY: true, columns: 90 })
  progress.expected({ connectivity: 3 })
  progress.began('connectivity/a-check-with-a-long-name', 'binance')
  resize(40)
  progress.began('connectivity/rest-latency', 'binance')
  const rows = /\p{Cc}\[(\d+)A/u.exec(written().split(`${escape}[J`).at(-2)!)
  expect(rows?.[1]).toBe('2')
})

test('a check that is told to have ended twice is printed once', () => {
  const { progress, written } = screen()
  progress.finished(resultWith())
  progress.finished(resultWith())
  expect(written().split('rest-latency')).toHaveLength(2)
})

test('a check that is told to have ended twice counts once', () => {
  const { progress, shown } = screen({ isTTY: true, columns: 90 })
  progress.expected({ connectivity: 2 })
  progress.finished(resultWith())
  progress.finished(resultWith())
  expect(shown()[0]).toContain('1/2')
})

test('a phase shows inconclusive checks and how many more are running', () => {
  const { progress, shown } = screen({ isTTY: true, columns: 100 })
  progress.expected({ connectivity: 3 })
  progress.finished(resultWith({ outcome: 'inconclusive' }))
  progress.began('connectivity/availability')
  progress.began('connectivity/clock')
  expect(shown()[0]).toContain('1/3  1 inconclusive  availability and 1 more')
})

test.for([20, 40, 72])('no line is wider than a terminal of %i columns', columns => {
  const { progress, shown } = screen({ isTTY: true, columns })
  tell(progress, sampleReports['NO-GO'], ['reports/readiness.html'])
  for (const line of shown()) expect(displayWidth(line), line).toBeLessThan(columns)
})

test('a narrow terminal loses no label, and nothing of a path', () => {
  const { progress, shown } = screen({ isTTY: true, columns: 40 })
  const path = '/srv/ci/work/reports/history/20261129T170410Z-r0d43ddeb'
  tell(progress, sampleReports['NO-GO'], [path])
  const lines = shown().map(line => line.trim())

  for (const label of ['because', 'next']) expect(lines.join('\n')).toContain(`\n${label}: `)
  expect(lines.join('')).toContain(path)
})

test('letters that take two columns do not make a line too wide', () => {
  const { progress, shown } = screen({ isTTY: true, columns: 40 })
  tell(
    progress,
    reportWith([
      {
        ...failedLatency,
        title: '注文の確認応答が遅延予算内に届く'.repeat(4),
        venue: '東京🇯🇵証券取引所👩‍💻取引所取引所',
      },
    ]),
  )
  for (const line of shown()) expect(displayWidth(line), line).toBeLessThan(40)
})

test('a low terminal never draws more rows than it has', () => {
  const { progress, written } = screen({ isTTY: true, columns: 80, rows: 3 })
  progress.expected({ deployment: 1, connectivity: 1, strategy: 1, risk: 1 })
  progress.began('risk/limits')
  progress.began('strategy/fees')
  const frames = written().split(`${escape}[J`)
  for (const frame of frames) expect(frame.split('\n').length - 1).toBeLessThan(3)
  expect(frames.at(-2)).toContain('risk')
})

test.for([
  { isTTY: true, env: {}, coloured: true },
  { isTTY: true, env: { NO_COLOR: '1' }, coloured: false },
  { isTTY: true, env: { FORCE_COLOR: '0' }, coloured: false },
  { isTTY: true, env: { TERM: 'dumb' }, coloured: false },
  { isTTY: false, env: {}, coloured: false },
  { isTTY: false, env: { FORCE_COLOR: '1' }, coloured: true },
  { isTTY: false, env: { FORCE_COLOR: '1', NO_COLOR: '1' }, coloured: true },
])('colour with terminal $isTTY and $env is $coloured', ({ isTTY, env, coloured }) => {
  const { progress, written } = screen({ isTTY, columns: 80, env })
  tell(progress, sampleReports['NO-GO'])
  expect(/\p{Cc}\[\d+m/u.test(written())).toBe(coloured)
})

test('the summary of a failure has the reason, the number against its limit and the first thing to do', () => {
  const { progress, written } = screen()
  progress.ended(reportWith([failedLatency]), [])
  expect(written()).toContain(failedLatency.reason)
  expect(written()).toContain(
    'round trip p95, upper bound 612.4 ms, allowed at most 500 ms (default: engineering default, not a standard)',
  )
  expect(written()).toContain(failedLatency.remediation[0])
  expect(written()).not.toContain(failedLatency.remediation[1])
})

test('the summary of a gap says what to provide', () => {
  const { progress, written } = screen()
  progress.ended(reportWith([notAssessedBackup]), [])
  expect(written()).toContain(notAssessedBackup.remedy)
})

test('what costs most comes first, and what passed is not repeated', () => {
  const { progress, written } = screen()
  progress.ended(sampleReports['NO-GO'], [])
  const order = [
    'rest-latency',
    'websocket-start',
    'backup-age',
    'instrument-metadata',
    'venue-clock',
  ]
  const places = order.map(id => written().indexOf(id))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(places).not.toContain(-1)
  expect(written()).not.toContain('connectivity/availability')
})

test('many results that could not be assessed for one reason are told together', () => {
  const { progress, written } = screen()
  progress.ended(sampleReports.INTERRUPTED, [])
  expect(written().split('the run ended first')).toHaveLength(2)
  expect(written()).toContain('– not assessed · 5 results, the worst critical')
  for (const { id } of healthyResults.slice(3)) expect(written()).toContain(id)
})

test('an order that may still be open is named once, with what to do', () => {
  const { progress, written } = screen()
  progress.ended(
    reportWith(healthyResults, { sweep: { swept: 2, leftOpen: ['binance mrs-12'] } }),
    [],
  )
  expect(written()).toContain('2 orders of this run still open at its end, now canceled.')
  expect(written().split('binance mrs-12')).toHaveLength(2)
  expect(written()).toContain('Cancel it at the venue now.')
})

test('the report files, the verdict and what to do next come last', () => {
  const { progress, written } = screen()
  progress.ended(sampleReports['NO-GO'], ['reports/readiness.html'])
  const end = written().slice(written().indexOf('reports/readiness.html'))
  expect(end).toContain('NO-GO')
  expect(end).toContain('Do not trade.')
})

test('the verdict is said once', () => {
  const { progress, written } = screen()
  progress.ended(sampleReports.GO, [])
  expect(written().split('GO')).toHaveLength(2)
})

test('GO on the sandbox ends with saying that it says nothing about a real system', () => {
  const { progress, written } = screen()
  progress.ended(reportWith(healthyResults, onSandbox), [])
  const [verdict, ...rest] = written().trimEnd().split('\n').slice(-4)
  expect(verdict).toBe('✓ GO on the embedded sandbox')
  expect(rest.at(-1)).toContain(onSandbox.watermark)
  expect(rest.join()).toContain('--config')
})

test('what must be told of the configuration is told when a run starts, and when it ends', () => {
  const warnings = ['The token travels in clear text.']
  const { progress, written } = screen()
  tell(progress, reportWith(healthyResults, { warnings }), [])

  expect(written().match(/warning +The token travels in clear text\./g)).toHaveLength(2)
})

test.for(verdicts)('a report that ends %s prints no line twice', verdict => {
  const { progress, shown } = screen({ isTTY: true, columns: 100 })
  tell(progress, sampleReports[verdict], ['reports/readiness.html'])
  const lines = shown().filter(
    line => line.trim() !== '' && !/^ {2}(?:claim|why|measured|do|waiver) /u.test(line),
  )
  expect(new Set(lines).size).toBe(lines.length)
})

test('text from outside cannot move the cursor or change the colour', () => {
  const hostile = `${escape}[2J${escape}]0;title\u0007\u009B31mred\u202Eoverride\r`
  const { progress, written } = screen({ isTTY: true, columns: 100, env: { NO_COLOR: '1' } })
  progress.ended(
    reportWith([{ ...failedLatency, reason: hostile, title: hostile, venue: hostile }], {
      problems: [hostile],
    }),
    [],
  )
  const own = written().replaceAll(/\p{Cc}\[\d*[AKJ]/gu, '')
  expect(stripVTControlCharacters(own)).toBe(own)
  expect(own).not.toMatch(/[^\P{Cc}\n\r]|\u202E|␛/u)
})

test('a reader that goes away does not end the run', async () => {
  const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
  tell(createProgress(gone, {}), sampleReports.GO)
  await new Promise(resolve => gone.once('close', resolve))
  expect(gone.errored?.message).toBe('EPIPE')
})
