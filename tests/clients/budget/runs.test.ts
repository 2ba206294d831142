import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { portOf } from '../port-of.ts'

/** Of 100 requests a second a tenth is ours. */
const perSecond = 10

/** When each request arrived, in milliseconds. */
let arrivedMs: number[] = []
/** What the venue says to be used of 6,000. */
let usedWeight = () => 1
let status = () => 200
const server = createServer((_request, response) => {
  arrivedMs.push(performance.now())
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
  const words = [program, String(portOf(server)), folder, String(count)]
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

/** Most requests that arrived within any second. */
const busiestSecond = (timesMs: readonly number[]): number =>
  Math.max(
    ...timesMs.map(fromMs => timesMs.filter(ms => ms >= fromMs && ms < fromMs + 1000).length),
  )

test('two runs at once share a tenth of the allowance', async () => {
  const folder = folderOf()
  const ended = await Promise.all([startRun(folder, 20).ended, startRun(folder, 20).ended])

  expect(ended.map(({ made, failed }) => [made, failed])).toEqual([
    [20, 0],
    [20, 0],
  ])
  expect(arrivedMs).toHaveLength(42)
  expect(arrivedMs.at(-1)! - arrivedMs[0]!).toBeGreaterThan(((42 - 3) * 1000) / perSecond)
  expect(busiestSecond(arrivedMs)).toBeLessThanOrEqual(perSecond * 1.5)
})

test('runs that share no folder do not wait for one another', async () => {
  await Promise.all([startRun(folderOf(), 15).ended, startRun(folderOf(), 15).ended])

  expect(busiestSecond(arrivedMs)).toBeGreaterThan(perSecond * 1.5)
})

test('a run that is killed in the middle holds no other up', async () => {
  const folder = folderOf()
  const killed = startRun(folder, 100)
  while (arrivedMs.length < 5) await new Promise(resolve => setTimeout(resolve, 10))
  killed.child.kill('SIGKILL')
  const before = arrivedMs.length
  const { made } = await startRun(folder, 10).ended

  expect(made).toBe(10)
  expect(arrivedMs.length).toBeGreaterThanOrEqual(before + 10)
  expect(arrivedMs.at(-1)! - arrivedMs[before]!).toBeLessThan(4_000)
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

  expect(readdirSync(join(folder, 'budget', 'venue.example%3A80')).length).toBeLessThan(15)
})
