import { z } from 'zod'
import { decimal, words } from './scalars.ts'
import { Scope } from './scope.ts'

/** Each control with the unit of its limit. */
export const controlUnits = {
  maxOrderQuantity: 'units of the instrument',
  maxOrderNotional: '`currency`',
  priceCollar: 'fraction of the reference price',
  maxMessageRate: 'messages a second',
  maxPosition: 'units of the instrument',
  maxPortfolioVar: 'fraction of equity',
  maxPositionConcentration: 'fraction of equity',
  maxLeverage: 'ratio of gross exposure to equity',
} as const

const controls = Object.keys(controlUnits) as (keyof typeof controlUnits)[]
const units = Object.entries(controlUnits).map(([control, unit]) => `\`${control}\`: ${unit}`)

const RiskLimit = z
  .strictObject({
    control: z
      .enum(controls)
      .describe('An order beyond it is denied with the reason of this name.'),
    scope: Scope,
    value: decimal().describe(`Largest value allowed. Its unit: ${units.join('; ')}.`),
    currency: words().optional().describe('Required for `maxOrderNotional`.'),
  })
  .refine(({ control, currency }) => control !== 'maxOrderNotional' || currency !== undefined, {
    path: ['currency'],
    error: 'must be given where control is "maxOrderNotional"',
  })
  .describe('A limit that is in force.')

/** The limits that are in force. */
export const RiskLimits = z
  .strictObject({ limits: z.array(RiskLimit) })
  .describe('The limits that are in force.')

export type RiskLimits = Readonly<z.output<typeof RiskLimits>>
