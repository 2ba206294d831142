import { Fields } from '../fields.ts'
import type { VenueFill, VenueOrderReport } from '../port.ts'
import type { CoinbaseClient } from './client.ts'
import { queriedFill, queriedReport } from './reports.ts'

const mostRows = 1000

/** Every order that is open, in whatever product. */
export async function openOrders(client: CoinbaseClient): Promise<readonly VenueOrderReport[]> {
  const path = '/orders?status=open&status=pending&status=active'
  const rows: Fields[] = []
  for await (const page of pages(client, { path, allowance: 'private' })) rows.push(...page)
  return rows.map(queriedReport)
}

/** The account's fills in a product since an instant, oldest first. */
export async function fillsSince(
  client: CoinbaseClient,
  symbol: string,
  sinceMs: number,
): Promise<readonly VenueFill[]> {
  const path = `/fills?product_id=${encodeURIComponent(symbol)}`
  const fills: VenueFill[] = []
  for await (const page of pages(client, { path, allowance: 'fills' })) {
    fills.push(...page.map(queriedFill))
    if ((fills.at(-1)?.venueMs ?? 0) < sinceMs) break
  }
  return fills.filter(({ venueMs }) => venueMs >= sinceMs).toReversed()
}

/** Newest first; the next page is after the oldest row of this one. */
async function* pages(
  client: CoinbaseClient,
  { path, allowance }: { readonly path: string; readonly allowance: 'private' | 'fills' },
): AsyncGenerator<readonly Fields[]> {
  let after = ''
  for (;;) {
    const answer = await client.ask({
      method: 'GET',
      path: `${path}&limit=${mostRows}${after}`,
      allowance,
    })
    const rows = Fields.list(answer.body)
    yield rows
    const oldest = answer.header('cb-after')
    if (rows.length < mostRows || oldest === undefined) return
    after = `&after=${encodeURIComponent(oldest)}`
  }
}
