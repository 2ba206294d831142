import { aboutOf } from '../../clients/trading-system/about.ts'
import type { Target } from '../../fixtures/provided.ts'

/**
 * Whether a real trading system is judged at the venues of a sandbox: it tells where it runs, and that it is not the firm
 * of a sandbox. One that cannot be asked is none.
 */
export async function isRehearsal({
  control,
  tradingSystem,
  hasOwnFirm,
}: Pick<Target, 'control' | 'tradingSystem' | 'hasOwnFirm'>): Promise<boolean> {
  if (control === undefined || hasOwnFirm === true) return false
  const about = await aboutOf(tradingSystem)
  return about !== undefined && about.environment !== 'sandbox'
}
