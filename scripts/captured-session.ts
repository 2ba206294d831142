import type { CapturedSession } from '../sandbox/market/captured-session.ts'
import { readCapture } from '../sandbox/market/capture.ts'
import type { LevelChange, Scaled } from '../sandbox/matching/types.ts'

const batchMs = 100
/** Half a tick of ETHUSDT, which a mid price is a whole number of. */
const priceScale = 200

/** Measures how the mid price of a capture moved: what the other venues of the sandbox follow. */
export async function measureSession(file: URL): Promise<CapturedSession> {
  const book = { buy: new Set<Scaled>(), sell: new Set<Scaled>() }
  const movedMs: number[] = []
  const prices: number[] = []
  let lastMs = 0
  for await (const event of readCapture(file)) {
    lastMs = event.offsetMs
    if (event.type === 'trade') continue
    const changes: readonly LevelChange[] = event.type === 'depth' ? event.changes : event.levels
    for (const { side, price, quantity } of changes) {
      if (quantity === 0n) book[side].delete(price)
      else book[side].add(price)
    }
    const price = (Number(greatest(book.buy) - greatest(book.sell, -1n)) * priceScale) / 2e8
    if (price === prices.at(-1)) continue
    movedMs.push(Math.round(event.offsetMs))
    prices.push(price)
  }
  return { roundMs: Math.ceil(lastMs) + batchMs, priceScale, movedMs, prices }
}

const greatest = (prices: ReadonlySet<Scaled>, sign = 1n): Scaled =>
  prices.values().reduce((best: Scaled | undefined, price) => {
    const signed = sign * price
    return best === undefined || signed > best ? signed : best
  }, undefined) ?? 0n

/** The module that the sandbox reads, as it stands in the repository. */
export const sessionModule = (
  session: CapturedSession,
): string => `import type { CapturedSession } from './captured-session.ts'

/** Measured on the shipped ETHUSDT capture by \`scripts/calibrate-market.ts\`; not edited by hand. */
export const ethSession: CapturedSession = ${JSON.stringify(session, undefined, 2)}
`
