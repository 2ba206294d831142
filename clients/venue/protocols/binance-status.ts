import type { InstrumentNotice, VenueStatus } from '../port.ts'
import type { Asked } from '../protocol.ts'
import { field, itemsOf, listField, textField } from '../published.ts'

/** What Binance says of itself; it announces no maintenance over its API. */
export async function binanceStatus({ exchange }: Asked): Promise<VenueStatus> {
  const answer: unknown = await exchange.request('system/status', 'sapi', 'GET')
  return {
    operating: field(answer, 'status') === 0,
    words: textField(answer, 'msg'),
    announced: [],
  }
}

/** Configured symbols on the schedule of delistings, which needs a key. */
export async function binanceNotices({
  exchange,
  target,
}: Asked): Promise<readonly InstrumentNotice[]> {
  const schedule: unknown = await exchange.request('spot/delist-schedule', 'sapi', 'GET')
  return itemsOf(schedule, 'the schedule of delistings').flatMap(entry => {
    const atMs = Number(field(entry, 'delistTime'))
    const words = `will be delisted at ${new Date(atMs).toISOString()}`
    return listField(entry, 'symbols')
      .filter(symbol => typeof symbol === 'string')
      .filter(symbol => target.symbols.includes(symbol))
      .map(symbol => ({ symbol, words }))
  })
}
