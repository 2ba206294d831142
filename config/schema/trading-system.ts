import { z } from 'zod'
import { httpAddress } from './address.ts'
import { secretReference } from './secret-reference.ts'
import { setting, words } from './setting.ts'

/** `[trading_system]`: where the trading system speaks its contract. */
export const tradingSystem = z
  .strictObject({
    url: setting(
      httpAddress().optional(),
      'Where the trading system speaks the contract over HTTP (docs/trading-system.md); paths are appended to it.',
    ),
    adapter: setting(
      words().optional(),
      'Module that speaks the contract in place of `url`: a TypeScript or JavaScript file, relative to the file that says so.',
    ),
    api_token: setting(
      secretReference().optional(),
      'Reference to the bearer token that is sent to `url`. Left out, none is sent.',
    ),
    deadline_ms: setting(
      z.int().min(10).max(600_000).default(5000),
      'Longest wait for an answer of the trading system; an order that is not answered by then is ambiguous.',
      'ms',
    ),
  })
  .prefault({})
  .meta({ description: 'Where the trading system speaks its contract.' })
