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
