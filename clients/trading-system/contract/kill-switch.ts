import { z } from 'zod'
import { instant, words } from './scalars.ts'
import { Scope } from './scope.ts'

/** For which scope the kill switch is to be engaged or released, and why. */
export const KillSwitchOrder = z.strictObject({
  scope: Scope,
  reason: words().describe('Why, for the audit trail.'),
})

export type KillSwitchOrder = Readonly<z.output<typeof KillSwitchOrder>>

const Engagement = z
  .strictObject({ scope: Scope, reason: words(), engagedAt: instant() })
  .describe('A scope in which open orders are canceled and new ones denied.')

/** Where the kill switch is engaged. */
export const KillSwitch = z
  .strictObject({ engagements: z.array(Engagement).describe('Empty: trading is not stopped.') })
  .describe('Where the kill switch is engaged. It cancels open orders and denies new ones.')

export type KillSwitch = Readonly<z.output<typeof KillSwitch>>
