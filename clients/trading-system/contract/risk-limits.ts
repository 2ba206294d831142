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
  maxCredit: '`currency`',
  maxRepeatedExecutions: 'orders of one strategy that are executed without a person',
} as const

const controls = Object.keys(controlUnits) as (keyof typeof controlUnits)[]
const units = Object.entries(controlUnits).map(([control, unit]) => `\`${control}\`: ${unit}`)

/** Those whose limit is money. */
const inMoney: ReadonlySet<string> = new Set(['maxOrderNotional', 'maxCredit'])

const RiskLimit = z
  .strictObject({
    control: z
      .enum(controls)
      .describe(
        'An order beyond it is denied with the reason of this name. Limits of a position, of credit and of the portfolio hold with everything filled that is open; an open order counts at its own price. `maxCredit`: what is open and held in the scope, whichever way. `maxRepeatedExecutions`: then the kill switch is engaged for the strategy, until a person releases it.',
      ),
    scope: Scope,
    value: decimal().describe(`Largest value allowed. Its unit: ${units.join('; ')}.`),
    currency: words().optional().describe('Required for `maxOrderNotional` and `maxCredit`.'),
  })
  .refine(({ control, currency }) => !inMoney.has(control) || currency !== undefined, {
    path: ['currency'],
    error: 'must be given where control is "maxOrderNotional" or "maxCredit"',
  })
  .describe('A limit that is in force.')

/** The limits that are in force. */
export const RiskLimits = z
  .strictObject({
    limits: z.array(RiskLimit),
    restricted: z
      .array(Scope)
      .optional()
      .describe('What may not be traded: denied as `restricted`. Left out: nothing is told of it.'),
  })
  .describe('The limits that are in force.')

export type RiskLimits = Readonly<z.output<typeof RiskLimits>>
