import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { FaultSwitchboard } from '../../../../sandbox/faults/active.ts'
import { createBooks } from '../../../../sandbox/firm/books/books.ts'
import { quantile } from '../../numbers.ts'
import { Speaker } from './speaker.ts'
import { speeches } from './speech.ts'

type Name = keyof typeof speeches
const names: readonly Name[] = ['binance', 'coinbase', 'kraken']

/** A venue that moves, and the firm's books of it. */
async function arrange(name: Name) {
  const stack = new AsyncDisposableStack()
  const speaker = stack.use(await Speaker.open(speeches[name]()))
  const faults = new FaultSwitchboard()
  const { endpoint, speech } = speaker
  const { symbol } = speech
  const books = createBooks({
    venues: [{ name, endpoint, symbols: [symbol] }],
    timeScale: 0.05,
    virtues: faults,
  })
  stack.defer(() => books.close())
  stack.use(speaker.moving())
  await books.open(20_000)
  return {
    speaker,
    faults,
    books,
    status: () => books.status()[0]!,
    best: () => books.best(name, symbol),
    truth: () => ({ bid: speech.levels('buy')[0]![0], ask: speech.levels('sell')[0]![0] }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

const soon = <T>(assertion: () => T): Promise<T> => vi.waitFor(assertion, { timeout: 30_000 })
const gapReason = { binance: 'sequenceGap', coinbase: 'sequenceGap', kraken: 'checksum' } as const

test.concurrent.for(names)(
  '%s: a book that was built is usable, and its best prices are true',
  async name => {
    await using venue = await arrange(name)
    expect(venue.status()).toMatchObject({ venue: name, usable: true, reason: undefined })
    expect(venue.best()).toEqual(venue.truth())
    venue.speaker.move({ side: 'buy', price: 10_000, quantity: 7 })
    await soon(() => expect(venue.best()).toEqual(venue.truth()))
    expect(venue.best()?.bid).toBe('1000.0')
    await soon(() => expect(venue.status().ageMs).toBeLessThan(500))
  },
)

test.concurrent.for(names)('%s: after a lost update it is built anew', async name => {
  await using venue = await arrange(name)
  const { builds } = venue.status()
  venue.speaker.isHeard = false
  venue.speaker.move({ side: 'sell', price: 10_000, quantity: 9 })
  venue.speaker.isHeard = true
  await soon(() => expect(venue.best()?.ask).toBe('1000.0'))
  expect(venue.best()).toEqual(venue.truth())
  expect(venue.status().builds).toBeGreaterThan(builds)
})

test.concurrent.for(names)('%s: a crossed book is unusable until it is built anew', async name => {
  await using venue = await arrange(name)
  venue.faults.activate('firm-never-resyncs')
  venue.speaker.move({ side: 'buy', price: 10_050, quantity: 9 })
  await soon(() => expect(venue.status()).toMatchObject({ usable: false, reason: 'crossed' }))
  venue.speaker.move({ side: 'buy', price: 10_050, quantity: 0 })
  await sleep(100)
  expect(venue.best()).toBeUndefined()
  venue.faults.clear()
  await soon(() => expect(venue.best()).toEqual(venue.truth()))
})

test.concurrent.for(names)(
  '%s: without its connection it is unusable at once, and comes back',
  async name => {
    await using venue = await arrange(name)
    venue.speaker.server.refuses = true
    venue.speaker.server.client.terminate()
    await soon(() => expect(venue.status().reason).toBe('disconnected'))
    expect(venue.best()).toBeUndefined()
    venue.speaker.move({ side: 'sell', price: 10_000, quantity: 5 })
    venue.speaker.server.refuses = false
    await soon(() => expect(venue.status().usable).toBe(true))
    expect(venue.best()).toEqual(venue.truth())
  },
)

test.concurrent.for(names)(
  '%s: two seconds without a word on a busy book are too long',
  async name => {
    await using venue = await arrange(name)
    venue.speaker.isHeard = false
    const frozenMs = performance.now()
    await soon(() => expect(venue.status().reason).toBe('stale'))
    expect(performance.now() - frozenMs).toBeGreaterThan(1500)
    expect(venue.status().ageMs).toBeGreaterThan(1900)
    expect(venue.best()).toBeUndefined()
    venue.speaker.isHeard = true
    await soon(() => expect(venue.best()).toEqual(venue.truth()))
  },
)

test.concurrent.for(names)(
  '%s: a message that cannot be read costs the connection only',
  async name => {
    await using venue = await arrange(name)
    venue.speaker.tell('{"channel":"book","data":')
    await soon(() => expect(venue.status().reason).toBe('disconnected'))
    await soon(() => expect(venue.status().usable).toBe(true))
  },
)

test.concurrent.for(names)('%s: a reset begins anew', async name => {
  await using venue = await arrange(name)
  const resetting = venue.books.reset()
  expect(venue.status()).toMatchObject({ usable: false, reason: 'starting' })
  await resetting
  await venue.books.open(20_000)
  expect(venue.best()).toEqual(venue.truth())
})

test.concurrent.for(names)(
  '%s: with the marking of gaps switched off, a gap is served',
  async name => {
    await using venue = await arrange(name)
    venue.faults.activate('firm-serves-gapped-book')
    venue.speaker.isHeard = false
    venue.speaker.move({ side: 'sell', price: 10_000, quantity: 9 })
    venue.speaker.isHeard = true
    await sleep(500)
    await soon(() => expect(venue.status()).toMatchObject({ usable: true, bestAsk: '1000.1' }))
  },
)

test.concurrent.for(names)(
  '%s: with resync switched off, a gap stays; switched on again, it heals',
  async name => {
    await using venue = await arrange(name)
    venue.faults.activate('firm-never-resyncs')
    venue.speaker.isHeard = false
    venue.speaker.move({ side: 'sell', price: 10_000, quantity: 9 })
    venue.speaker.isHeard = true
    await sleep(3500)
    expect(venue.status()).toMatchObject({ usable: false, reason: gapReason[name] })
    expect(venue.best()).toBeUndefined()
    venue.faults.clear()
    await soon(() => expect(venue.best()).toEqual(venue.truth()))
  },
)

test.concurrent.for(names)(
  '%s: with the watch over silence switched off, a frozen book is served',
  async name => {
    await using venue = await arrange(name)
    venue.faults.activate('firm-ignores-frozen-feed')
    venue.speaker.isHeard = false
    await sleep(2600)
    expect(venue.status()).toMatchObject({ usable: true, reason: undefined })
    expect(venue.status().ageMs).toBeGreaterThan(2000)
  },
)

test.concurrent.for(names)(
  '%s: it may be made to reconnect and subscribe to nothing',
  async name => {
    await using venue = await arrange(name)
    venue.faults.activate('firm-books-do-not-resubscribe')
    const { server } = venue.speaker
    const asked = server.texts.length
    server.client.terminate()
    await soon(() => expect(server.clients.length).toBe(2))
    await sleep(1500)
    expect(server.texts.slice(asked)).toEqual([])
    expect(venue.status()).toMatchObject({ usable: false, reason: 'disconnected' })
    venue.faults.clear()
    await soon(() => expect(venue.best()).toEqual(venue.truth()))
  },
)

test.concurrent.for(names)('%s: it may be made to reconnect without a pause', async name => {
  await using venue = await arrange(name)
  venue.faults.activate('firm-books-reconnect-without-pause')
  const { server } = venue.speaker
  server.refuses = true
  server.client.terminate()
  const before = server.triedMs.length
  await soon(() => expect(server.triedMs.length).toBeGreaterThan(before + 10))
  // Whoever pauses does so for 200 ms at least.
  expect(quantile(server.gapsMs.slice(before), 0.5)).toBeLessThan(190)
})

test.concurrent('coinbase: what a heartbeat tells of and does not come is a gap', async () => {
  await using venue = await arrange('coinbase')
  const { speaker } = venue
  const speech = speaker.speech as ReturnType<typeof speeches.coinbase>
  speaker.isHeard = false
  await sleep(100)
  speaker.tell(speech.heartbeat())
  await sleep(100)
  expect(venue.status().reason).not.toBe('sequenceGap')
  speaker.tell(speech.heartbeat())
  await soon(() => expect(venue.status().reason).toBe('sequenceGap'))
})

test.concurrent(
  'coinbase: a market in which nothing happens, as heartbeats tell, is quiet and not stale',
  async () => {
    await using speaker = await Speaker.open(speeches.coinbase())
    const speech = speaker.speech as ReturnType<typeof speeches.coinbase>
    const { endpoint } = speaker
    const books = createBooks({
      venues: [{ name: 'coinbase', endpoint, symbols: [speech.symbol] }],
      timeScale: 0.05,
      virtues: new FaultSwitchboard(),
    })
    const beating = setInterval(() => speaker.tell(speech.heartbeat()), 400)
    await books.open(20_000)
    speaker.move()
    await sleep(3000)
    await soon(() => expect(books.status()[0]).toMatchObject({ usable: true }))
    clearInterval(beating)
    await soon(() => expect(books.status()[0]!.reason).toBe('stale'))
    await books.close()
  },
)

test.concurrent(
  'coinbase: refused the channels that want a key, it does with the others',
  async () => {
    await using speaker = await Speaker.open(speeches.coinbase())
    const { endpoint, speech, server } = speaker
    server.welcome = client =>
      client.on('message', (data: Buffer) => {
        const { channels } = JSON.parse(data.toString())
        client.send(
          channels.includes('level2_batch')
            ? speech.snapshot()
            : '{"type":"error","message":"Authentication Failed","reason":"{}"}',
        )
      })
    const books = createBooks({
      venues: [{ name: 'coinbase', endpoint, symbols: [speech.symbol] }],
      timeScale: 0.05,
      virtues: new FaultSwitchboard(),
    })
    await books.open(20_000)
    expect(books.status()[0]).toMatchObject({ usable: true })
    await books.close()
  },
)

test.concurrent('binance: a snapshot from before the stream is asked for again', async () => {
  await using speaker = await Speaker.open(speeches.binance())
  const { endpoint, speech, server } = speaker
  const old = speech.snapshot()
  let asked = 0
  server.page = () => (asked++ === 0 ? old : speech.snapshot())
  for (let step = 0; step < 3; step += 1) speech.change({ side: 'buy', price: 9990, quantity: 5 })
  const books = createBooks({
    venues: [{ name: 'binance', endpoint, symbols: [speech.symbol] }],
    timeScale: 0.05,
    virtues: new FaultSwitchboard(),
  })
  const moving = speaker.moving()
  await books.open(20_000)
  // A third time by a machine that is held up: whoever is not answered for long asks again.
  expect([2, 3]).toContain(asked)
  expect(books.status()[0]).toMatchObject({ usable: true })
  moving[Symbol.dispose]()
  await books.close()
})

test.concurrent(
  'binance: a venue that says to wait for a snapshot is not asked meanwhile',
  async () => {
    await using speaker = await Speaker.open(speeches.binance())
    await using other = await Speaker.open(speeches.binance())
    const { speech, server } = speaker
    const refusedMs: number[] = []
    const askedMs: number[] = []
    server.page = response => {
      refusedMs.push(performance.now())
      response.writeHead(429, { 'retry-after': '2' })
      return '{}'
    }
    other.server.page = () => {
      askedMs.push(performance.now())
      return speech.snapshot()
    }
    const books = createBooks({
      venues: [
        {
          name: 'binance',
          endpoint: { ...speaker.endpoint, secondaryRest: other.endpoint.rest },
          symbols: [speech.symbol],
        },
      ],
      timeScale: 0.05,
      virtues: new FaultSwitchboard(),
    })
    using _ = speaker.moving()
    await books.open(30_000)
    expect(books.status()[0]).toMatchObject({ usable: true })
    expect(refusedMs).toHaveLength(1)
    expect(askedMs[0]! - refusedMs[0]!).toBeGreaterThan(1990)
    await books.close()
  },
)
