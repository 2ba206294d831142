import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { takeTurns } from '../../../clients/budget/turns.ts'
import { portOf } from '../port-of.ts'

/** Of 100 requests a second a tenth is ours. */
const perSecond = 10

/** When each request arrived, in milliseconds since 1970 by the clock of the runs. */
let arrivedMs: number[] = []
/** So far is the clock of the runs ahead: a test is over before their minute is. */
let aheadMs = 0
/** What the venue says to be used of 6,000. */
let usedWeight = () => 1
let status = () => 200
const server = createServer((_request, response) => {
  arrivedMs.push(Date.now() + aheadMs)
  response.writeHead(status(), {
    'content-type': 'application/json',
    'x-mbx-used-weight-1m': String(usedWeight()),
  })
  response.end('{}')
})

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
beforeEach(() => {
  aheadMs = 60_000 - (Date.now() % 60_000)
  arrivedMs = []
  usedWeight = () => 1
  status = () => 200
})
afterAll(() => server.close())

interface Ended {
  readonly made: number
  readonly failed: number
  readonly refusal: string
}

/** A process of its own that makes so many probes. */
function startRun(folder: string, count: number) {
  const program = new URL('asking.ts', import.meta.url).pathname
  const words = [program, ...[portOf(server), folder, count, aheadMs].map(String)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  const ended = once(child, 'close').then(
    () => JSON.parse(text.trim().split('\n').at(-1)!) as Ended,
  )
  ended.catch(() => {})
  return { child, ended }
}

const folderOf = () => mkdtempSync(join(tmpdir(), 'budget-'))

const turnsIn = (folder: string) => join(folder, 'budget', 'venue.example%3A80')

/** When the turns that were taken in a folder begin, in milliseconds since 1970. */
const turnsMs = (folder: string): readonly number[] =>
  readdirSync(turnsIn(folder))
    .map(turn => (Number(turn) * 1000) / perSecond)
    .toSorted((one, other) => one - other)

test('two runs at once share a tenth of the allowance', async () => {
  const folder = folderOf()
  const ended = await Promise.all([startRun(folder, 20).ended, startRun(folder, 20).ended])

  expect(ended.map(({ made, failed }) => [made, failed])).toEqual([
    [20, 0],
    [20, 0],
  ])
  expect(arrivedMs).toHaveLength(42)
  // As many turns as requests, a tenth of a second apart; a timer may be a little early.
  const begunMs = turnsMs(folder)
  expect(begunMs).toHaveLength(42)
  const early = begunMs.filter((ms, index) => arrivedMs[index]! < ms - 5)
  expect(early).toEqual([])
})

test('runs that share no folder do not wait for one another', async () => {
  const [folder, other] = [folderOf(), folderOf()]
  const [nowMs, stepMs] = [Date.now() + aheadMs, 1000 / perSecond]
  takeTurns({ folder: turnsIn(other), stepMs, nowMs }, 60 * perSecond)
  await startRun(folder, 15).ended

  const taken = new Set(turnsMs(other))
  expect(turnsMs(folder).filter(ms => !taken.has(ms))).toEqual([])
  expect(arrivedMs).toHaveLength(16)
})

test('a run that is killed in the middle holds no other up', async () => {
  const folder = folderOf()
  const killed = startRun(folder, 100)
  while (arrivedMs.length < 5) await new Promise(resolve => setTimeout(resolve, 10))
  killed.child.kill('SIGKILL')
  await killed.ended.catch(() => undefined)
  // It has taken no turn but its next.
  const nowMs = Date.now() + aheadMs
  expect(turnsMs(folder).filter(ms => ms > nowMs).length).toBeLessThanOrEqual(1)

  const before = arrivedMs.length
  const { made } = await startRun(folder, 10).ended
  expect(made).toBe(10)
  expect(arrivedMs.length).toBeGreaterThanOrEqual(before + 10)
})

test.for([
  [
    'half of the allowance is used',
    () => (usedWeight = () => (arrivedMs.length > 8 ? 3_000 : 2_900)),
  ],
  ['the venue asks for restraint', () => (status = () => (arrivedMs.length > 8 ? 429 : 200))],
] as const)('once %s, no run asks anything more', async ([, begin]) => {
  begin()
  const folder = folderOf()
  const ended = await Promise.all([startRun(folder, 60).ended, startRun(folder, 60).ended])

  // What was under way when the ninth answer came.
  expect(arrivedMs.length).toBeLessThanOrEqual(9 + 6)
  for (const { made, refusal } of ended) {
    expect(made).toBeLessThan(60)
    expect(refusal).toMatch(/once half of its allowance is used.*ask again after 2/)
  }
  const later = await startRun(folder, 5).ended
  expect(later.made).toBe(0)
})

test('what is over is forgotten, so that the folder stays small', async () => {
  const folder = folderOf()
  await startRun(folder, 10).ended

  expect(readdirSync(turnsIn(folder)).length).toBeLessThan(15)
})
