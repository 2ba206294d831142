import type { Config } from '../../config/schema.ts'
import { usesSandbox } from '../../config/venue-targets.ts'
import type { Declared } from '../../core/outcome.ts'
import type { StatisticSource } from '../../core/statistic-source.ts'
import type { Asked } from '../../fixtures/asked.ts'
import { noRestart } from '../../fixtures/firm-process.ts'
import { noLevers } from '../../fixtures/levers.ts'
import { noSink } from '../../fixtures/no-sink.ts'
import { noFirmAccount, noTradingSystem } from '../../fixtures/trading-system.ts'

/** Fixtures that are nothing without a trading system. */
const ofSystem = ['tradingSystem', 'firm', 'statistics', 'lives']

interface Profile {
  readonly config: Config
  readonly venue: string | undefined
  /** Where the statistic of the check comes from, if it judges one. */
  readonly statisticFrom: StatisticSource | undefined
}

/**
 * Why a check would step aside before it sends anything, because the profile does not name what it asks for; undefined
 * where it would not. A sandbox that already runs may lack its firm all the same, which only it can tell.
 */
export function absenceOf(
  { fixtures, members }: Asked,
  { config, venue, statisticFrom }: Profile,
): Declared | undefined {
  const asks = (...names: readonly string[]) => fixtures.some(name => names.includes(name))
  const sandbox = usesSandbox(config)
  const isConfigured = isSystemConfigured(config)
  const hasOwnFirm = sandbox && config.sandbox.firm && !isConfigured
  const { monitoring, trading_system } = config
  if (asks(...ofSystem) && !isConfigured && !hasOwnFirm) return noTradingSystem
  // Without the account, records tell what was charged themselves.
  const needsAccount =
    asks('firmAccount') ||
    (Object.hasOwn(members, 'statistics.charges') && statisticFrom !== 'records')
  if (needsAccount && !hasFirmAccount(config, venue)) return noFirmAccount(venue ?? 'the venue')
  if (asks('levers') && !sandbox) return noLevers
  if (asks('firmProcess') && !hasOwnFirm && !trading_system.process) return noRestart
  if (asks('alerts') && !hasOwnFirm && monitoring.alert_sink === undefined) return noSink
  return undefined
}

/** Whether a key reads the account with which the trading system trades at a venue; a sandbox brings its own. */
export const hasFirmAccount = (config: Config, venue: string | undefined): boolean =>
  usesSandbox(config)
    ? config.sandbox.firm || isSystemConfigured(config)
    : config.trading_system.accounts.some(account => account.venue === venue)

/** Whether the profile names a trading system, be it reached at a URL or through a module. */
export const isSystemConfigured = ({ trading_system: { url, adapter } }: Config): boolean =>
  url !== undefined || adapter !== undefined
