import { randomUUID } from 'node:crypto'
import type { Exchange } from 'ccxt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'
import { signedForSocket } from '../binance/signed-for-socket.ts'
import { SocketClient as BinanceSocket } from '../binance/socket-client.ts'
import { SocketClient as CoinbaseSocket } from '../coinbase/socket-client.ts'
import { FirmFronts, restingBuy, subjects, type Subject } from '../firm-front.ts'
import { SocketClient as KrakenSocket } from '../kraken/socket-client.ts'
import { levelsOf, WireBook } from '../kraken/wire-book.ts'
import type { Message, RawSocket } from '../raw-socket.ts'

let fronts: FirmFronts
beforeAll(async () => {
  fronts = await FirmFronts.open()
})
afterAll(() => fronts[Symbol.asyncDispose]())
beforeEach(() => fronts.control('POST', '/reset'))

const opened: RawSocket[] = []
afterEach(async () => {
  for (const socket of opened.splice(0)) await socket.close()
})

interface Streams {
  /** Subscribes to the account's events. */
  readonly account: (endpoint: VenueEndpoint, exchange: Exchange) => Promise<RawSocket>
  /** Subscribes to the books of BTC and ETH, by updates. */
  readonly books: (endpoint: VenueEndpoint) => Promise<RawSocket>
  /** What happened to which order, in the venue's words; undefined for other messages. */
  readonly eventOf: (message: Message) => readonly [order: string, what: string] | undefined
  /** The symbol whose book a message changes. */
  readonly updateOf: (message: Message) => string | undefined
  readonly accepted: string
}

const venues: Readonly<Record<Subject['venue'], Streams>> = {
  binance: {
    account: async endpoint => {
      const socket = await BinanceSocket.open(endpoint.websocketApi!)
      await socket.ask('userDataStream.subscribe.signature', signedForSocket(endpoint, {}))
      return socket
    },
    books: ({ websocket }) =>
      BinanceSocket.open(`${websocket}/stream?streams=btcusdt@depth@100ms/ethusdt@depth@100ms`),
    eventOf: ({ event }) => (event?.e === 'executionReport' ? [event.c, event.x] : undefined),
    updateOf: ({ data }) => data?.s,
    accepted: 'NEW',
  },
  coinbase: {
    account: async endpoint => {
      const socket = await CoinbaseSocket.open(endpoint)
      await socket.subscribe(['user'], ['BTC-USD'], socket.proof())
      return socket
    },
    books: async endpoint => {
      const socket = await CoinbaseSocket.open(endpoint)
      const channels = ['level2', 'heartbeat']
      await socket.subscribe(channels, ['BTC-USD', 'ETH-USD'], socket.proof())
      return socket
    },
    eventOf: ({ type, client_oid: oid }) => (type === 'received' ? [oid, type] : undefined),
    updateOf: ({ type, product_id: id }) => (type === 'l2update' ? id : undefined),
    accepted: 'received',
  },
  kraken: {
    account: async (endpoint, exchange) => {
      const socket = await KrakenSocket.open(endpoint.websocketApi!)
      const { result } = await exchange.fetch2('GetWebSocketsToken', 'private', 'POST')
      const { token } = result
      await socket.ask('subscribe', { channel: 'executions', token })
      return socket
    },
    books: async ({ websocket }) => {
      const socket = await KrakenSocket.open(websocket)
      socket.send({
        method: 'subscribe',
        params: { channel: 'book', symbol: ['BTC/USD', 'ETH/USD'], depth: 10 },
      })
      return socket
    },
    eventOf: ({ channel, data }) =>
      channel === 'executions' && data[0]?.exec_type === 'new'
        ? [data[0].cl_ord_id, data[0].exec_type]
        : undefined,
    updateOf: ({ channel, type, data }) =>
      channel === 'book' && type === 'update' ? data[0].symbol : undefined,
    accepted: 'new',
  },
}

describe.for(subjects)('at $venue', ({ venue, symbol, raw }) => {
  const { account, books, eventOf, updateOf, accepted } = venues[venue]
  const eth = raw.replace('BTC', 'ETH')
  let [firm, checks]: Exchange[] = []
  beforeAll(async () => {
    firm = await fronts.ccxt(venue, fronts.firmEndpoint(venue))
    checks = await fronts.ccxt(venue, fronts.checksEndpoint(venue))
  })

  const lever = (method: string, name: string, body?: object) =>
    fronts.control(method, `/venues/${venue}/levers/${name}`, body)
  const open = async (subscribe: typeof account, isOfFirm = true) => {
    const endpoint = isOfFirm ? fronts.firmEndpoint(venue) : fronts.checksEndpoint(venue)
    const socket = await subscribe(endpoint, isOfFirm ? firm! : checks!)
    opened.push(socket)
    return socket
  }
  const events = ({ messages }: RawSocket) =>
    messages.flatMap(each => {
      const event = eventOf(each)
      return event ? [event] : []
    })
  const updates = ({ messages }: RawSocket, of: string) =>
    messages.filter(each => updateOf(each) === of).length
  /** Places two orders and returns what is to be heard of them first. */
  const placeTwo = async (exchange = firm!) => {
    const told: string[] = []
    for (const clientOrderId of [randomUUID(), randomUUID()]) {
      await restingBuy(exchange, symbol, { clientOrderId })
      told.push(clientOrderId)
    }
    return told
  }

  test.for([
    ['same', 1],
    ['reversed', 1],
    ['same', 2],
    ['reversed', 2],
  ] as const)(
    'private events are held, and released in the %s order %d times',
    async ([order, copies]) => {
      const socket = await open(account)
      const other = await open(account, false)
      await lever('PUT', 'hold-private-events', {})
      const told = await placeTwo()
      await placeTwo(checks)
      await expect.poll(() => events(other).length).toBe(2)
      expect(events(socket)).toEqual([])
      await lever('POST', 'hold-private-events/release', { order, copies })
      await expect.poll(() => events(socket).length).toBe(2 * copies)

      const once = order === 'same' ? told : told.toReversed()
      const wanted = once.flatMap(id => Array.from({ length: copies }, () => [id, accepted]))
      expect(events(socket)).toEqual(wanted)
      const [third] = await placeTwo()
      await expect.poll(() => events(socket).map(([id]) => id)).toContain(third)
    },
  )

  test('what happens out of turn is told on the private stream', async () => {
    const socket = await open(account)
    const clientOrderId = randomUUID()
    const { bid } = await firm!.fetchTicker(symbol)
    const price = firm!.priceToPrecision(symbol, bid! * 0.95)
    const terms = { symbol: raw, side: 'buy', price, quantity: '0.01', clientOrderId }
    await lever('POST', 'place', terms)
    await expect.poll(() => events(socket)).toContainEqual([clientOrderId, accepted])
    const heard = (word: RegExp) => socket.frames.filter(frame => word.test(frame)).length
    await lever('POST', 'fill', { clientOrderId, quantity: '0.004' })
    await expect.poll(() => heard(/"TRADE"|"match"|"exec_type":"trade"/)).toBe(1)
    await lever('POST', 'cancel', { clientOrderId })
    await expect.poll(() => heard(/"CANCELED"|"done"|"exec_type":"canceled"/)).toBeGreaterThan(0)
  })

  test('the market is not cut with the private streams, nor are those of the checks', async () => {
    const socket = await open(account)
    const market = await open(books)
    const other = await open(account, false)
    const { body } = await lever('PUT', 'cut-streams', { which: 'private' })
    const code = await socket.closed

    expect(body).toMatchObject({ cut: 1, active: false })
    expect(code).toBe(1006)
    expect(market.socket.readyState).toBe(market.socket.OPEN)
    expect(other.socket.readyState).toBe(other.socket.OPEN)
    await open(account)
  })

  test('private streams are not cut with the market', async () => {
    const socket = await open(account)
    const market = await open(books)
    await lever('PUT', 'cut-streams', { which: 'market' })

    expect(await market.closed).toBe(1006)
    expect(socket.socket.readyState).toBe(socket.socket.OPEN)
  })

  test('connections are refused for a time, and every attempt is told', async () => {
    const market = await open(books)
    await lever('PUT', 'cut-streams', { which: 'all', refuseForMs: 2_500 })
    await market.closed
    await expect(open(books)).rejects.toThrow(/503/)
    await expect(open(account, false)).resolves.toBeTruthy()
    await firm!.sleep(2_500)
    await open(books)
    const { body } = await lever('GET', 'cut-streams')

    expect(body.attempts.map(({ refused }: { refused: boolean }) => refused)).toEqual([true, false])
    expect(body.attempts[1].atMs - body.attempts[0].atMs).toBeGreaterThanOrEqual(2_490)
  })

  test('updates of one book are lost and no others', async () => {
    const market = await open(books)
    const other = await open(books, false)
    await expect.poll(() => updates(market, raw)).toBeGreaterThan(0)
    await lever('PUT', 'drop-book-update', { symbol: raw, count: 2 })
    const dropped = async () => (await lever('GET', 'drop-book-update')).body
    await expect.poll(dropped).toMatchObject({ left: 0, dropped: 2 })
    const [before, ethBefore] = [updates(market, raw), updates(market, eth)]
    await expect.poll(() => updates(market, raw)).toBeGreaterThan(before)
    await expect.poll(() => updates(market, eth)).toBeGreaterThan(ethBefore)

    expect(hasGap(venue, market, raw)).toBe(venue === 'coinbase' ? undefined : true)
    expect(hasGap(venue, other, raw)).toBe(venue === 'coinbase' ? undefined : false)
  })

  test('the feed of one symbol is frozen, and the connection lives', async () => {
    const market = await open(books)
    const other = await open(books, false)
    await expect.poll(() => updates(market, raw)).toBeGreaterThan(0)
    await lever('PUT', 'freeze-feed', { symbol: raw })
    // What was sent before is heard by then.
    const unfrozen = updates(other, raw)
    await expect.poll(() => updates(other, raw)).toBeGreaterThan(unfrozen)
    const counted = () => [updates(market, raw), updates(market, eth), updates(other, raw)] as const
    const [btc, ...before] = counted()
    await expect.poll(() => updates(market, eth)).toBeGreaterThan(before[0])
    await expect.poll(() => updates(other, raw)).toBeGreaterThan(before[1])
    await expect
      .poll(async () => (await lever('GET', 'freeze-feed')).body.withheld)
      .toBeGreaterThan(2)
    expect(updates(market, raw)).toBe(btc)
    await lever('DELETE', 'freeze-feed')

    await expect.poll(() => updates(market, raw)).toBeGreaterThan(btc)
  })
})

/** Whether the updates of a book do not follow on each other; undefined where they do not say. */
function hasGap(venue: Subject['venue'], { messages, frames }: RawSocket, symbol: string) {
  if (venue === 'coinbase') return undefined
  if (venue === 'binance') {
    const own = messages.map(({ data }) => data).filter(({ s }) => s === symbol)
    return own.some(({ U }, index) => index > 0 && U !== own[index - 1].u + 1)
  }
  const book = new WireBook(10)
  return frames.some((frame, index) => {
    const { channel, data } = messages[index]
    if (channel !== 'book' || data[0].symbol !== symbol) return false
    book.apply(levelsOf(frame, 'asks'), levelsOf(frame, 'bids'))
    return book.checksum !== data[0].checksum
  })
}
