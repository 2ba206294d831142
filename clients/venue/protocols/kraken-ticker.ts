import { FeedConnection } from '../../feed/connection.ts'
import { VenueUnreachable } from '../errors.ts'
import { tickerFrom } from '../market-data.ts'
import type { Ticker } from '../port.ts'
import type { InstrumentName } from '../protocol.ts'
import { fieldIfAny, listField, textField } from '../published.ts'

const deadlineMs = 2_000

/** A pair's ticker from the stream, which says its time; over REST it says none. */
export async function krakenTicker({ target, venueSymbol }: InstrumentName): Promise<Ticker> {
  const connection = await FeedConnection.open(target.websocket, deadlineMs)
  try {
    return await firstTicker(connection, venueSymbol)
  } finally {
    await connection.close()
  }
}

async function firstTicker(connection: FeedConnection, symbol: string): Promise<Ticker> {
  const { promise: told, resolve } = Promise.withResolvers<void>()
  let answer: unknown
  connection.listen(({ text }) => {
    const message: unknown = JSON.parse(text)
    const isRefusal = fieldIfAny(message, 'success') === false
    if (!isRefusal && fieldIfAny(message, 'channel') !== 'ticker') return
    answer ??= message
    resolve()
  })
  const params = { channel: 'ticker', symbol: [symbol] }
  connection.send(JSON.stringify({ method: 'subscribe', params, req_id: 1 }))
  await connection.wait(deadlineMs, told)

  const refusal = fieldIfAny(answer, 'error')
  if (answer === undefined || typeof refusal === 'string')
    throw new VenueUnreachable(
      `the ticker of ${symbol} must come within ${deadlineMs} ms, did not: ${typeof refusal === 'string' ? refusal : 'nothing was said'}`,
    )
  const [ticker] = listField(answer, 'data')
  const { bid, ask, last, low, high } = { ...(ticker as Record<string, unknown>) }
  const venueMs = Date.parse(textField(ticker, 'timestamp'))
  return tickerFrom(symbol, { bid, ask, last, low, high, venueMs })
}
