import { spawn, type ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { listenOnLoopback } from '../../sandbox/loopback.ts'

const main = new URL('../../sandbox/main.ts', import.meta.url).pathname
const children: ChildProcess[] = []
const credentials = z.object({ apiKey: z.string(), secret: z.string() })
const endpointsShape = z.object({
  control: z.url(),
  certificateAuthority: z.string().optional(),
  timeScale: z.number(),
  venues: z.object({ binance: z.object({ rest: z.url(), credentials }) }),
})
type Endpoints = z.infer<typeof endpointsShape>

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

type Stdio = 'ipc' | 'ignore'

function start(words: readonly string[], channel: Stdio) {
  const stdio = ['ignore', 'pipe', 'pipe', channel] as const
  const child = spawn(process.execPath, [main, ...words], { stdio: [...stdio] })
  children.push(child)
  const text = { out: '', error: '' }
  child.stdout!.on('data', chunk => (text.out += chunk))
  child.stderr!.on('data', chunk => (text.error += chunk))
  // Not 'close': it never comes for a child whose channel was closed from here.
  const over = [once(child, 'exit'), finished(child.stdout!), finished(child.stderr!)]
  const ended = Promise.all(over).then(() => ({ code: child.exitCode, ...text }))
  return { child, text, ended }
}

async function startedAsChild(words: readonly string[] = []) {
  const { child, ended } = start(words, 'ipc')
  const messages = await once(child, 'message')
  return { child, ended, endpoints: endpointsShape.parse(messages[0]) }
}

const isUp = (endpoints: Endpoints) =>
  fetch(`${endpoints.control}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

test('started as a child it sends its endpoints, and ends when the channel closes', async () => {
  const { child, ended, endpoints } = await startedAsChild()
  expect(endpoints.timeScale).toBe(0.05)
  expect(await isUp(endpoints)).toBe(true)

  child.disconnect()

  expect((await ended).code).toBe(0)
  expect(await isUp(endpoints)).toBe(false)
})

test('two sandboxes have different credentials', async () => {
  const [one, other] = await Promise.all([startedAsChild(), startedAsChild()])

  expect(one.endpoints.venues.binance.credentials).not.toEqual(
    other.endpoints.venues.binance.credentials,
  )
})

test('started by a person it prints what a bot needs, and ends on SIGTERM', async () => {
  const { child, text, ended } = start(['--demo-credentials', '--time-scale', '0.1'], 'ignore')
  await expect.poll(() => text.out).toContain('Ctrl-C')

  expect(text.out).toMatch(/REST +https:\/\/localhost:\d+/)
  expect(text.out).toMatch(/key +[0-9a-f]{64}\n/)
  expect(text.out).toContain('BTCUSDT, ETHUSDT, LTCUSDT')
  expect(text.out).toMatch(/curl -X PUT http:\/\/127\.0\.0\.1:\d+\/faults\/slow-rest/)
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 0, error: '' })
})

/** Below those that a system hands out, where whoever connects takes one: the fifty ports around it must be free too. */
const quietPort = () => 12_000 + Math.floor(Math.random() * 15_000)

async function takenPort() {
  const server = createServer()
  const port = Number(new URL(await listenOnLoopback(server, quietPort())).port)
  return { port, [Symbol.dispose]: () => void server.close() }
}

test.for([
  ['the control port', 0],
  ['the venue binance', 1],
  ['the second entrance of the venue binance', 11],
  ['the venue binance for the firm', 31],
  ['the firm', 51],
] as const)('when the port of %s is taken it says so and exits 78', async ([owner, offset]) => {
  using taken = await takenPort()

  const { code, error } = await start([`--port-base=${taken.port - offset}`], 'ipc').ended

  expect(code).toBe(78)
  expect(error.trim().split('\n')).toHaveLength(1)
  expect(error).toContain(`port ${taken.port} must be free for ${owner}, was taken`)
})

test('when the port of the name server is taken it says so and exits 78', async () => {
  const taken = createSocket('udp4').bind(quietPort(), '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address()

  const { code, error } = await start([`--port-base=${port - 10}`], 'ipc').ended

  expect(code).toBe(78)
  expect(error).toContain(`port ${port} must be free for the name server, was taken`)
  taken.close()
})

test('started with --plain it speaks http, and has no authority', async () => {
  const { endpoints } = await startedAsChild(['--plain'])
  const { status } = await fetch(`${endpoints.control}/certificate-authority.pem`)

  expect(endpoints.venues.binance.rest).toMatch(/^http:/)
  expect(endpoints.certificateAuthority).toBeUndefined()
  expect(status).toBe(404)
})

test('told a file, it puts the certificate of its authority there, in place of what was there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  const [file, elsewhere] = [join(folder, 'authority.pem'), join(folder, 'elsewhere')]
  writeFileSync(elsewhere, 'kept')
  symlinkSync(elsewhere, file)

  const { endpoints } = await startedAsChild(['--certificate-authority', file])
  const shown = await fetch(`${endpoints.control}/certificate-authority.pem`)

  expect(readFileSync(file, 'utf8')).toBe(endpoints.certificateAuthority)
  expect(await shown.text()).toBe(endpoints.certificateAuthority)
  expect(readFileSync(elsewhere, 'utf8')).toBe('kept')
  rmSync(folder, { recursive: true })
})

test('a file that it cannot write is refused with a sentence and exit 78', async () => {
  const file = join(tmpdir(), 'no-such-folder', 'authority.pem')
  const { code, error } = await start(['--certificate-authority', file], 'ipc').ended

  expect(code).toBe(78)
  expect(error).toContain(`certificate must be written to ${file}, was not`)
})

test.for([
  [['nasdaq'], 'a venue must be one of binance, coinbase, kraken, was "nasdaq"'],
  [['--time-scale', '0'], '--time-scale must be a number above 0, at most 1, was "0"'],
  [['--port-base', '70000'], '--port-base must be a whole number from 0 to 65483, was "70000"'],
  [['--seed', 'x'], '--seed must be a whole number of at most 32 bits, was "x"'],
  [['--colour'], "Unknown option '--colour'"],
] as const)('%j is refused with a sentence and exit 64', async ([words, sentence]) => {
  const { code, error, out } = await start(words, 'ignore').ended

  expect(code).toBe(64)
  expect(out).toBe('')
  expect(error).toContain(sentence)
})
