import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openFeed } from '../../../clients/feed/open.ts'
import { touchHistory } from '../../../helpers/feed/touch-history.ts'
import { magnitudeOf } from '../../../sandbox/faults/catalogue.ts'
import { sandboxWith, venueNames, type OpenedSandbox } from '../venue/sandbox-venues.ts'

let sandbox: OpenedSandbox
beforeAll(async () => {
  sandbox = await sandboxWith(venueNames)
})
afterEach(() => sandbox.control.reset())
afterAll(() => sandbox?.close())

const aNumber: unknown = expect.any(Number)
/** Longer than a busy machine stands still. */
const longMs = 60_000
/** What is silent, or lives, for so long does so also where the machine stood still for most of it. */
const whileMs = 3_000

describe.for(venueNames)('%s', name => {
  const opened = () => sandbox.at(name)

  test('streams begin, and silence is told', async () => {
    const { feed } = opened()
    const begun = await feed.start(longMs)
    await sandbox.control.enable('silent-stream')
    const silent = await feed.start(whileMs)

    expect(begun).toMatchObject({ acknowledgedMs: aNumber, firstMessageMs: aNumber })
    expect(silent).toMatchObject({ acknowledgedMs: aNumber, firstMessageMs: undefined })
  })

  // Binance takes any name and stays silent.
  test.skipIf(name === 'binance')('a refused subscription is told in words at once', async () => {
    const { target } = opened()
    const feed = await openFeed({ ...target, symbols: ['FOO-USD'] })
    const { refusal, firstMessageMs } = await feed.start(longMs)

    expect(refusal).toMatch(/\w/)
    expect(firstMessageMs).toBeUndefined()
    await feed.close()
  })

  test('without a symbol nothing is streamed, and that is said', async () => {
    const feed = await openFeed({ ...opened().target, symbols: [] })
    const error = { name: 'UnknownToVenue', message: expect.stringMatching(/symbol/) as unknown }

    await expect(feed.start(1_000)).rejects.toMatchObject(error)
    await expect(feed.connections(1, 10)).rejects.toMatchObject(error)
    await feed.close()
  })

  test('a book is heard from its snapshot on, while something else goes on', async () => {
    const { feed, venue, target } = opened()
    const [symbol] = venue.symbols
    const fromMs = performance.now()
    const { events, depth, result } = await feed.book(symbol!, async () => {
      const begunMs = performance.now()
      await sleep(whileMs)
      return begunMs
    })
    const kinds = new Set(events.map(({ event }) => event.kind))
    const { touches, flaws } = touchHistory(events, depth)

    expect(kinds).toContain('snapshot')
    expect(kinds).toContain('change')
    expect(touches[0]!.fromMs).toBeGreaterThan(fromMs)
    expect(touches[0]!.fromMs).toBeLessThanOrEqual(result)
    expect(touches.at(-1)!.fromMs).toBeGreaterThan(result)
    expect(touches.every(({ bid, ask }) => bid < ask)).toBe(true)
    expect(flaws).toBe(0)

    const { credentials: _, ...keyless } = target
    const open = await openFeed(keyless)
    const told = await open.book(symbol!, () => Promise.resolve('done'))
    expect(told.result).toBe('done')
    expect(told.events.length).toBeGreaterThan(0)
    await open.close()
  })

  test('what goes on meanwhile may fail', async () => {
    const { feed, venue } = opened()
    const failing = () => Promise.reject(new Error('nobody is there'))

    await expect(feed.book(venue.symbols[0]!, failing)).rejects.toThrow('nobody is there')
  })

  test('a book that never begins is told', async () => {
    const { target } = opened()
    const feed = await openFeed(target)

    await expect(feed.book('FOO-USD', () => Promise.resolve())).rejects.toMatchObject({
      name: 'FeedUnreachable',
      message: expect.stringMatching(/must begin within 10000 ms, did not: \w/) as unknown,
    })
    await feed.close()
  })

  test('signs of life come as the venue publishes, and our ping is answered', async () => {
    const { feed, venue } = opened()
    const forMs = whileMs + 2 * venue.rules.lifeSignIntervalMs!

    const { signGapsMs, pongAfterMs, closedEarly } = await feed.keepAlive(forMs, longMs)

    expect(signGapsMs.length).toBeGreaterThan(1)
    expect(pongAfterMs).toBeGreaterThan(0)
    expect(closedEarly).toBe(false)
  })

  test('a venue that answers no ping is told as mute', async () => {
    await sandbox.control.enable('mute-pongs')

    expect(await opened().feed.keepAlive(50, 300)).toMatchObject({ pongAfterMs: undefined })
  })

  test('a numbered book carries on from its snapshot, or is said not to be', async () => {
    const { feed, venue } = opened()
    if (!venue.capabilities.sequencedBook)
      return expect(feed.bookDeltas(100)).rejects.toMatchObject({ name: 'UnknownToVenue' })
    const { deltas, snapshots } = await feed.bookDeltas(whileMs)

    for (const symbol of venue.symbols) {
      const own = deltas.filter(delta => delta.symbol === symbol)
      const next = snapshots[symbol]! + 1
      expect(own.length).toBeGreaterThan(2)
      expect(own.some(({ firstId, lastId }) => firstId <= next && next <= lastId)).toBe(true)
      const gaps = own.filter((delta, at) => at > 0 && delta.firstId !== own[at - 1]!.lastId + 1)
      expect(gaps).toEqual([])
    }
  })

  test('many connections live at once, and those refused are told', async () => {
    const { feed } = opened()
    const many = await feed.connections(4, whileMs)
    await sandbox.control.enable('few-connections')
    const few = await feed.connections(4, whileMs)

    expect(many).toEqual({ asked: 4, alive: 4, failures: [] })
    expect(few.alive).toBe(2)
    expect(few.failures).toHaveLength(2)
  })

  test('a cut stream comes back, and a venue that lets nobody in keeps it waiting', async () => {
    const { feed } = opened()
    const back = await feed.reconnect(longMs)
    await sandbox.control.enable('slow-readmission')
    const late = await feed.reconnect(longMs)

    expect(back.attempts).toBeGreaterThanOrEqual(1)
    expect(back.restoredMs).toBeGreaterThan(0)
    expect(late.restoredMs).toBeGreaterThanOrEqual(magnitudeOf('slow-readmission'))
    expect(late.attempts).toBeGreaterThan(1)
  })

  test('two streams overlap with the same updates, unless a session ends the one before', async () => {
    const { feed, venue } = opened()
    const { sharedUpdates, firstStayedOpen } = await feed.handover(whileMs)
    await sandbox.control.enable('single-session')
    const single = await feed.handover(300)

    expect(firstStayedOpen).toBe(true)
    for (const symbol of venue.symbols) expect(sharedUpdates[symbol]).toBeGreaterThan(0)
    expect(single.firstStayedOpen).toBe(false)
  })

  test('the account has a stream of its own', async () => {
    expect(await opened().feed.privateStart(longMs)).toMatchObject({
      acknowledgedMs: aNumber,
      firstMessageMs: aNumber,
    })
  })

  test('without a key there is no private stream, and market data all the same', async () => {
    const { target } = opened()
    const { credentials: _, ...keyless } = target
    const feed = await openFeed(keyless)

    const begun = await feed.start(longMs)

    expect(begun.firstMessageMs).toEqual(aNumber)
    expect(feed.needsKey).toBe(name === 'coinbase')
    await expect(feed.privateStart(1_000)).rejects.toMatchObject({
      name: 'UnknownToVenue',
      message: expect.stringContaining('must have a key') as unknown,
    })
    await feed.close()
  })
})
