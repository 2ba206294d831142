import type { ConnectionOptions } from '../sockets/connection-options.ts'
import { bookChannel } from './book.ts'
import type { Channel } from './channel.ts'
import { candleChannel } from './ohlc.ts'
import { instrumentChannel } from './instrument.ts'
import { tickerChannel } from './ticker.ts'
import { tradeChannel } from './trade.ts'

/** What the market does, over WebSocket v2. */
export const marketChannels = (options: ConnectionOptions) =>
  ({
    book: bookChannel(options),
    ticker: tickerChannel(options),
    trade: tradeChannel(options),
    ohlc: candleChannel(options),
    instrument: instrumentChannel(options),
  }) satisfies Record<string, Channel>
