import { openHttpTradingSystem, type HttpTarget } from './http/open.ts'
import { openModuleTradingSystem, type ModuleTarget } from './module/open.ts'
import type { TradingSystem } from './port.ts'

/** How a trading system is reached. */
export type TradingSystemTarget = HttpTarget | ModuleTarget

/** Opens a trading system by whichever way it speaks the contract. */
export const openTradingSystem = (target: TradingSystemTarget): Promise<TradingSystem> =>
  'url' in target ? openHttpTradingSystem(target) : openModuleTradingSystem(target)
