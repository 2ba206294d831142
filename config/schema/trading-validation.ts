import { z } from 'zod'
import { limit, setting } from './setting.ts'

const guide = { kind: 'guide', source: 'configuration, [trading_validation]' } as const

/** `[trading_validation]`: what backtests assume, and real trading must keep. */
export const tradingValidation = z
  .strictObject({
    initial_capital: setting(
      z.number().positive().default(1_000_000),
      'Capital that a backtest starts with.',
      'account currency',
    ),
    commission_rate: limit({
      value: 0.001,
      from: 0,
      to: 0.5,
      unit: 'fraction of notional',
      bound: 'max',
      basis: guide,
      description: 'Commission that backtests assume; what the venue charges must not exceed it.',
    }),
    slippage_rate: limit({
      value: 0.0005,
      from: 0,
      to: 0.5,
      unit: 'fraction of price',
      bound: 'max',
      basis: guide,
      description: 'Slippage that backtests assume; what is measured must not exceed it.',
    }),
  })
  .prefault({})
  .meta({ description: 'What backtests assume, and real trading must keep.' })
