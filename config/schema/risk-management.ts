import { z } from 'zod'
import { limit, setting, words } from './setting.ts'

const guide = { kind: 'guide', source: 'configuration, [risk_management]' } as const

/** `[risk_management]`: how much the firm may risk. */
export const riskManagement = z
  .strictObject({
    enabled: setting(z.boolean().default(true), 'Whether the target manages risk.'),
    max_portfolio_var: limit({
      value: 0.05,
      from: 0,
      to: 1,
      unit: 'fraction of equity',
      bound: 'max',
      basis: guide,
      description: 'Largest value at risk of the portfolio.',
    }),
    max_position_concentration: limit({
      value: 0.1,
      from: 0,
      to: 1,
      unit: 'fraction of equity',
      bound: 'max',
      basis: guide,
      description: 'Largest share of one position.',
    }),
    max_leverage: limit({
      value: 3,
      from: 0,
      to: 1000,
      unit: 'times equity',
      bound: 'max',
      basis: guide,
      description: 'Largest gross exposure.',
    }),
    confidence_level: setting(
      z.number().gt(0.5).lt(1).default(0.95),
      'Confidence of the value at risk.',
      'fraction',
    ),
    history: setting(
      words().optional(),
      'Risk history of that confidence and of a horizon of a day, in place of what the trading system tells: a file with commas, relative to the one that names it, with the columns date, pnl and var, and where there are such es, hypothetical_pnl and theoretical_pnl.',
    ),
  })
  .prefault({})
  .meta({ description: 'How much the firm may risk.' })
