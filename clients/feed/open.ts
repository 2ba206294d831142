import { UnknownToVenue } from '../venue/errors.ts'
import { binanceFeed } from './binance.ts'
import { collectDeltas } from './book-deltas.ts'
import { FeedConnection } from './connection.ts'
import { observeKeepAlive } from './keep-alive.ts'
import type { OpenFeed } from './port.ts'
import type { FeedProtocol } from './protocol.ts'
import { timeStart } from './stream-start.ts'

const connectDeadlineMs = 5_000

/** The venues whose market data can be read raw, by the id of ccxt's class. */
const protocols: Readonly<Record<string, FeedProtocol>> = { binance: binanceFeed }

/** Prepares raw market data of a venue; each question opens a connection of its own and closes it. */
export const openFeed: OpenFeed = async target => {
  const protocol = Object.hasOwn(protocols, target.ccxtId) ? protocols[target.ccxtId] : undefined
  if (!protocol)
    throw new UnknownToVenue(
      `raw market data must be of one of ${Object.keys(protocols).join(', ')}, was asked of '${target.ccxtId}'`,
    )
  const open = new Set<FeedConnection>()
  const connected = async <Result>(
    deadlineMs: number,
    use: (connection: FeedConnection) => Promise<Result>,
  ): Promise<Result> => {
    const connection = await FeedConnection.open(protocol.streamUrl(target), deadlineMs)
    open.add(connection)
    try {
      return await use(connection)
    } finally {
      open.delete(connection)
      await connection.close()
    }
  }
  return {
    start: deadlineMs =>
      connected(deadlineMs, connection =>
        timeStart(connection, { protocol, symbols: target.symbols }, deadlineMs),
      ),
    bookDeltas: forMs =>
      connected(connectDeadlineMs, connection =>
        collectDeltas(connection, { protocol, target }, forMs),
      ),
    keepAlive: (forMs, pongDeadlineMs) =>
      connected(connectDeadlineMs, connection =>
        observeKeepAlive(connection, forMs, pongDeadlineMs),
      ),
    async close() {
      await Promise.all([...open].map(connection => connection.close()))
    },
  }
}
