import { z } from 'zod'
import type { NumberPath } from '../core/check.ts'
import { phases } from '../core/phases.ts'
import { clock } from './schema/clock.ts'
import { deployment } from './schema/deployment.ts'
import { evidence } from './schema/evidence.ts'
import { evidenceFrom } from './schema/evidence-from.ts'
import { execution } from './schema/execution.ts'
import { history } from './schema/history.ts'
import { limits } from './schema/limits.ts'
import { logging } from './schema/logging.ts'
import { marketConnectivity } from './schema/market-connectivity.ts'
import { marketData } from './schema/market-data.ts'
import { monitoring } from './schema/monitoring.ts'
import { notApplicable } from './schema/not-applicable.ts'
import { riskManagement } from './schema/risk-management.ts'
import { safety } from './schema/safety.ts'
import { sandbox } from './schema/sandbox.ts'
import { security } from './schema/security.ts'
import { setting, words } from './schema/setting.ts'
import { strategy } from './schema/strategy.ts'
import { system } from './schema/system.ts'
import { tradingSystem } from './schema/trading-system.ts'
import { tradingValidation } from './schema/trading-validation.ts'

/** Every setting that a file may hold; the descriptions here are the only documentation of a setting. */
export const Settings = z.strictObject({
  include: setting(
    z.array(words()).default([]),
    'Files to be read before this one, relative to it: what this one says wins, arrays of tables append.',
  ),
  profile: setting(
    words().optional(),
    'Name of this configuration in reports. Left out, it is `system.environment`.',
  ),
  system,
  sandbox,
  safety,
  evidence,
  evidence_from: evidenceFrom,
  history,
  market_connectivity: marketConnectivity,
  market_data: marketData,
  strategy,
  clock,
  trading_system: tradingSystem,
  execution,
  limits,
  not_applicable: notApplicable,
  deployment,
  trading_validation: tradingValidation,
  risk_management: riskManagement,
  monitoring,
  security,
  logging,
})

/** The settings with what follows from others filled in: the profile's name and the phases it requires. */
export const Config = Settings.transform(settings => ({
  ...settings,
  profile: settings.profile ?? settings.system.environment,
  safety: {
    ...settings.safety,
    required_phases:
      settings.safety.required_phases ??
      (settings.system.environment === 'production' ? [...phases] : []),
  },
}))

export type Config = z.output<typeof Config>
export type Limits = Config['limits']
export type Capture = Config['market_data']['captures'][number]
export type Exchange = Config['market_connectivity']['exchanges'][number]

/** Numbers of the guide that say how something is computed or started, and hold nothing in check. */
type Parameter = 'trading_validation.initial_capital' | 'risk_management.confidence_level'

/** Dotted path of a number that a measurement may be held against; a misspelt one does not compile. */
export type LimitPath = Exclude<
  NumberPath<Pick<Config, 'limits' | 'risk_management' | 'trading_validation'>>,
  Parameter
>
