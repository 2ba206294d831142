import { listField, textField } from '../published.ts'
import type { UsedAllowance } from '../protocol.ts'
import type { Answer } from '../transport.ts'

const header = /^x-mbx-(used-weight|order-count)-(\d+[smhd])$/
const limiters: Readonly<Record<string, string>> = {
  REQUEST_WEIGHT: 'used-weight',
  ORDERS: 'order-count',
}

/** Counts in the headers of any answer: one for each limiter, such as `x-mbx-used-weight-1m`. */
export function binanceUsed({ headers }: Answer): readonly UsedAllowance[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const found = header.exec(name)
    const used = Number(value)
    if (!found || value === '' || !Number.isFinite(used)) return []
    return [{ allowance: `${found[1]}-${found[2]}`, used }]
  })
}

/** Sizes of the allowances, as `exchangeInfo` publishes them. */
export function binanceAllowances({
  path,
  status,
  json,
}: Answer): Readonly<Record<string, number>> {
  if (status !== 200 || json === undefined || !path.endsWith('/exchangeInfo')) return {}
  const sizes = listField(json, 'rateLimits').flatMap(limit => {
    const limiter = limiters[textField(limit, 'rateLimitType')]
    const interval =
      textField(limit, 'intervalNum') + textField(limit, 'interval').charAt(0).toLowerCase()
    return limiter ? [[`${limiter}-${interval}`, Number(textField(limit, 'limit'))] as const] : []
  })
  return Object.fromEntries(sizes)
}

const weights: readonly (readonly [path: RegExp, weight: number])[] = [
  [/(^|\/)(exchangeInfo|account|account\/commission)(\?|$)/, 20],
  [/(^|\/)depth\?.*limit=5000/, 250],
  [/(^|\/)depth\?.*limit=1000/, 50],
  [/(^|\/)depth\?.*limit=500/, 25],
  [/(^|\/)depth(\?|$)/, 5],
  [/(^|\/)openOrders(\?|$)/, 6],
  [/(^|\/)order(\?|$)/, 4],
  [/(^|\/)(klines|ticker\/24hr|ticker\/bookTicker)(\?|$)/, 2],
]

/** What a request weighs of the 6,000 a minute, as Binance documents it for those that are made here. */
export const binanceWeight = (path: string): number =>
  weights.find(([pattern]) => pattern.test(path))?.[1] ?? 1
