import { Fields } from '../fields.ts'
import type { VenueFill } from '../port.ts'
import type { BinanceClient, Parameters } from './client.ts'
import { queriedFill } from './reports.ts'

const dayMs = 86_400_000
/** Beyond this, reading every trade of the account takes fewer requests than reading day by day. */
const mostDays = 7
const mostRows = 1000
const weight = 20

/**
 * The account's trades in a symbol since an instant, oldest first. A request by time covers a day at most, so days are
 * gone through until one has a trade, and from that trade on by number.
 */
export async function tradesSince(
  client: BinanceClient,
  symbol: string,
  sinceMs: number,
): Promise<readonly VenueFill[]> {
  const page = async (parameters: Parameters) => {
    const body = await client.ask({
      method: 'GET',
      path: '/api/v3/myTrades',
      parameters: { symbol, limit: mostRows, ...parameters },
      weight,
    })
    return Fields.list(body).map(queriedFill)
  }
  let rows = await firstPage(page, sinceMs, client.clock.now())
  const fills = [...rows]
  while (rows.length === mostRows) {
    rows = await page({ fromId: Number(fills.at(-1)?.venueTradeId) + 1 })
    fills.push(...rows)
  }
  return fills.filter(({ venueMs }) => venueMs >= sinceMs)
}

async function firstPage(
  page: (parameters: Parameters) => Promise<readonly VenueFill[]>,
  sinceMs: number,
  nowMs: number,
): Promise<readonly VenueFill[]> {
  if (nowMs - sinceMs > mostDays * dayMs) return page({ fromId: 0 })
  for (let startTime = sinceMs; ; startTime += dayMs) {
    const isLast = startTime + dayMs > nowMs
    const rows = await page({ startTime, ...(!isLast && { endTime: startTime + dayMs }) })
    if (rows.length > 0 || isLast) {
      return rows.length === 0 || isLast ? rows : page({ fromId: Number(rows[0]?.venueTradeId) })
    }
  }
}
