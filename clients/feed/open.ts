import { isLoopback } from '../loopback.ts'
import { UnknownToVenue } from '../venue/errors.ts'
import { binanceFeed } from './binance.ts'
import { collectDeltas, snapshotTurns } from './book-deltas.ts'
import { coinbaseFeed } from './coinbase.ts'
import { FeedConnection } from './connection.ts'
import { hearBook } from './heard-book.ts'
import { observeHandover } from './handover.ts'
import { observeKeepAlive } from './keep-alive.ts'
import { krakenFeed } from './kraken.ts'
import { observeConnections } from './many-connections.ts'
import { observePair } from './pair.ts'
import type { OpenFeed } from './port.ts'
import type { FeedProtocol, Stream } from './protocol.ts'
import { recordFrames } from './record.ts'
import { observeReconnection, type Connect } from './reconnect.ts'
import { timeStart } from './stream-start.ts'

const connectDeadlineMs = 5_000

/** A snapshot of Binance weighs 50 of the 6,000 a minute, of which we take a tenth. */
const venueSnapshotPauseMs = 5_000

/** The venues whose market data can be read raw, by the id of ccxt's class. */
const protocols: Readonly<Record<string, FeedProtocol>> = {
  binance: binanceFeed,
  coinbaseexchange: coinbaseFeed,
  kraken: krakenFeed,
}

/** Prepares raw market data of a venue; each question opens connections of its own and closes them. */
export const openFeed: OpenFeed = async target => {
  const protocol = protocolOf(target.ccxtId)
  const { name, symbols, timeScale } = target
  const firstSymbol = (): string => {
    const [symbol] = symbols
    if (symbol !== undefined) return symbol
    throw new UnknownToVenue(
      `${name} must have a symbol to stream, had none; add one to supported_symbols`,
    )
  }
  const open = new Set<FeedConnection>()
  const within = async <Result>(use: (connect: Connect) => Promise<Result>): Promise<Result> => {
    const own: FeedConnection[] = []
    const connect: Connect = async ({ url }, deadlineMs) => {
      const connection = await FeedConnection.open(url, deadlineMs)
      own.push(connection)
      open.add(connection)
      return connection
    }
    try {
      return await use(connect)
    } finally {
      for (const connection of own) open.delete(connection)
      await Promise.all(own.map(connection => connection.close()))
    }
  }
  const connected = <Result>(
    stream: Stream,
    use: (connection: FeedConnection) => Promise<Result>,
    deadlineMs = connectDeadlineMs,
  ): Promise<Result> => within(async connect => use(await connect(stream, deadlineMs)))
  const started = (stream: Stream, deadlineMs: number) =>
    connected(stream, connection => timeStart(connection, stream, deadlineMs), deadlineMs)
  // Signatures grow old, so a stream is described anew whenever it is opened.
  const market = () => {
    firstSymbol()
    return protocol.market(target)
  }
  return {
    needsKey: protocol.numberedForKeysOnly && target.credentials === undefined,
    needsPrivateAddress: protocol.accountApart && target.websocketApi === undefined,
    start: async deadlineMs => started(market(), deadlineMs),
    async bookDeltas(forMs) {
      await snapshotTurns(protocol.numbered(target))
      const stream = protocol.numbered(target)
      return connected(stream, connection =>
        collectDeltas(connection, { stream, forMs, timeScale }),
      )
    },
    async record(forMs) {
      firstSymbol()
      const stream = protocol.recorded(target)
      const { dialect, channels, depth } = stream
      const snapshotPauseMs = isLoopback(new URL(target.rest).hostname) ? 0 : venueSnapshotPauseMs
      const recorded = await within(async connect => {
        const connection = await connect(stream, connectDeadlineMs)
        return recordFrames(connection, { stream, symbols, forMs, timeScale, snapshotPauseMs })
      })
      return { ...recorded, dialect, channels, depth }
    },
    async book(symbol, meanwhile) {
      const stream = protocol.book(target, symbol)
      return within(async connect => {
        const connection = await connect(stream, connectDeadlineMs)
        return hearBook(connection, { stream, symbol, timeScale, meanwhile })
      })
    },
    async connections(count, forMs) {
      const stream = protocol.modest(target, firstSymbol())
      const pauseMs = (1000 * timeScale) / protocol.connectsPerSecond
      return within(connect => observeConnections(connect, stream, { count, forMs, pauseMs }))
    },
    reconnect: async deadlineMs =>
      within(connect => observeReconnection(connect, market, deadlineMs)),
    handover: async overlapMs => within(connect => observeHandover(connect, market, overlapMs)),
    pair: async forMs => within(connect => observePair(connect, market, forMs)),
    privateStart: async deadlineMs => started(await protocol.account(target), deadlineMs),
    async keepAlive(forMs, pongDeadlineMs) {
      const stream = protocol.quiet(target)
      return connected(stream, connection =>
        observeKeepAlive(connection, { protocol, stream, forMs, pongDeadlineMs }),
      )
    },
    async close() {
      await Promise.all([...open].map(connection => connection.close()))
    },
  }
}

function protocolOf(ccxtId: string): FeedProtocol {
  const protocol = Object.hasOwn(protocols, ccxtId) ? protocols[ccxtId] : undefined
  if (protocol) return protocol
  throw new UnknownToVenue(
    `raw market data must be of one of ${Object.keys(protocols).join(', ')}, was asked of '${ccxtId}'`,
  )
}
