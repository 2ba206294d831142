import { once } from 'node:events'
import { connect } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openBareVenue, type BareVenue } from './bare-venue.ts'
import { holdUp } from './held-up.ts'

let venue: BareVenue
const streams: WebSocket[] = []
beforeEach(async () => {
  venue = await openBareVenue()
})
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.terminate()
  await venue[Symbol.asyncDispose]()
})

/** A stream that is open; rejects with the status that refused it. */
async function open(url = venue.server.websocket): Promise<WebSocket> {
  const stream = new WebSocket(url, { ca: venue.authority })
  streams.push(stream)
  await once(stream, 'open')
  return stream
}

const second = () => venue.server.secondaryRest.replace('https', 'wss')

async function end(stream: WebSocket): Promise<void> {
  stream.close()
  await once(stream, 'close')
}

async function echo(stream: WebSocket, text: string): Promise<string> {
  stream.send(text)
  const [data] = (await once(stream, 'message')) as [Buffer]
  return data.toString()
}

test('without a fault, streams live side by side and come back at once', async () => {
  const [one, other, third] = await Promise.all([open(), open(second()), open()])
  await end(one)

  expect(await echo(await open(), 'back')).toBe('back')
  expect(await echo(other, 'other')).toBe('other')
  expect(await echo(third, 'third')).toBe('third')
})

test('few-connections refuses the third at either entrance, until one has ended', async () => {
  venue.faults.activate('few-connections')
  const one = await open()
  await open(second())

  await expect(open()).rejects.toThrow('Unexpected server response: 429')
  await expect(open(second())).rejects.toThrow('Unexpected server response: 429')
  await end(one)
  await expect.poll(() => open().then(({ readyState }) => readyState)).toBe(WebSocket.OPEN)
})

test('slow-readmission refuses new streams once one has ended, until it is reset', async () => {
  venue.faults.activate('slow-readmission')
  const [one, other] = await Promise.all([open(), open()])
  await end(one)

  await expect
    .poll(() => open().then(String, ({ message }: Error) => message))
    .toBe('Unexpected server response: 503')
  expect(await echo(other, 'still here')).toBe('still here')
  venue.server.reset()
  expect(await echo(await open(), 'back')).toBe('back')
})

test('slow-readmission counts from when a stream went, whatever it left unread', async () => {
  await using plain = await openBareVenue({ tls: false })
  const socket = connect(Number(new URL(plain.server.websocket).port), '127.0.0.1')
  const stream = new WebSocket(plain.server.websocket, { createConnection: () => socket })
  streams.push(stream)
  await once(stream, 'open')
  socket.pause()
  for (let sent = 0; sent < 32; sent++) stream.send('x'.repeat(2 ** 20))
  plain.faults.activate('slow-readmission')
  socket.end()

  await expect
    .poll(() => open(plain.server.websocket).then(String, ({ message }: Error) => message))
    .toBe('Unexpected server response: 503')
})

test('slow-readmission lets streams in again after its time', async () => {
  venue.faults.activate('slow-readmission-twin')
  await end(await open())

  await expect
    .poll(() =>
      open().then(
        () => 'in',
        () => 'out',
      ),
    )
    .toBe('out')
  await expect
    .poll(
      () =>
        open().then(
          () => 'in',
          () => 'out',
        ),
      { interval: 100 },
    )
    .toBe('in')
})

test('single-session cuts the older streams before the newer one is open', async () => {
  venue.faults.activate('single-session')
  const older = await open(second())
  const order: string[] = []
  older.once('close', () => order.push('older ended'))

  const newer = await open()
  order.push('newer open')

  expect(order).toEqual(['older ended', 'newer open'])
  expect(await echo(newer, 'alone')).toBe('alone')
})

test('single-session does so however busy the machine is', async () => {
  await using plain = await openBareVenue({ tls: false })
  plain.faults.activate('single-session')
  const older = await open(plain.server.websocket)
  const order: string[] = []
  older.once('close', () => order.push('older ended'))

  const newer = open(plain.server.websocket).then(() => order.push('newer open'))
  while (order.length < 2) {
    await turn()
    holdUp(450)
  }
  await newer

  expect(order).toEqual(['older ended', 'newer open'])
})

test('a stream that is reset while single-session holds it back takes nothing down', async () => {
  await using plain = await openBareVenue({ tls: false })
  plain.faults.activate('single-session')
  const socket = connect(Number(new URL(plain.server.websocket).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  )
  await new Promise(resolve => setTimeout(resolve, 50))
  socket.resetAndDestroy()

  expect(await echo(await open(plain.server.websocket), 'still here')).toBe('still here')
})
