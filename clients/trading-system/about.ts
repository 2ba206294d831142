import type { About } from './contract/capabilities.ts'
import { openTradingSystem, type TradingSystemTarget } from './open.ts'

/** What a trading system says of itself; undefined where there is none, or it cannot be asked. */
export async function aboutOf(target: TradingSystemTarget | undefined): Promise<About | undefined> {
  if (!target) return undefined
  try {
    const system = await openTradingSystem(target)
    await system.close()
    return system.about
  } catch {
    return undefined
  }
}
