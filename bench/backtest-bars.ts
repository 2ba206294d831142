import type { Bars } from '../core/market-history.ts'
import { seededRandom } from './seeded-random.ts'

const stepMs = 60_000

/** A random walk of minutes, the same for the same seed. */
export function drawnBars(length: number, seed: number): Bars {
  const random = seededRandom(seed)
  const column = () => new Float64Array(length)
  const bars = {
    symbol: 'WALK',
    stepMs,
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  }
  let price = 100
  for (let index = 0; index < length; index++) {
    const close = price * (1 + 0.002 * (random() - 0.5))
    bars.time[index] = index * stepMs
    bars.open[index] = price
    bars.high[index] = Math.max(price, close)
    bars.low[index] = Math.min(price, close)
    bars.close[index] = close
    bars.volume[index] = 1 + random()
    price = close
  }
  return bars
}
