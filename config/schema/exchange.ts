import { z } from 'zod'
import { httpAddress, webSocketAddress } from './address.ts'
import { instrument } from './instrument.ts'
import { secretReference } from './secret-reference.ts'
import { setting, words } from './setting.ts'

/** `[[market_connectivity.exchanges]]`: one venue. */
export const exchange = z
  .strictObject({
    name: setting(
      z
        .string()
        .regex(/^[a-z][a-z0-9_-]*$/, 'must be lower-case letters, digits, hyphens or underscores'),
      'Name of the venue in reports and in the names of its variables; no two venues share one.',
    ),
    ccxt_id: setting(
      z
        .string()
        .regex(/^[a-z][a-z0-9]*$/, 'must be the id of one of ccxt\'s exchanges such as "binance"')
        .optional(),
      "Id of ccxt's class for the venue. Left out, it is the name, and `coinbaseexchange` for `coinbase`.",
    ),
    exchange_type: setting(
      z.enum(['Centralized', 'Decentralized']).default('Centralized'),
      'Whether one operator runs the venue.',
    ),
    rest_api_url: setting(
      httpAddress().optional(),
      'Where the venue answers REST. Required unless a sandbox is used, which tells its own.',
    ),
    secondary_rest_api_url: setting(
      httpAddress().optional(),
      'Where the venue answers REST when its first address fails, if it has such an address.',
    ),
    websocket_url: setting(
      webSocketAddress().optional(),
      'Where the venue streams. Required unless a sandbox is used, which tells its own.',
    ),
    websocket_api_url: setting(
      webSocketAddress().optional(),
      'Where the venue takes requests over WebSocket, if it has such an address.',
    ),
    sandbox_mode: setting(
      z.boolean().default(false),
      "Whether the addresses are the venue's own test system: refused where one of them is a production host, and for Kraken, which has none for spot.",
    ),
    authentication_required: setting(
      z.boolean().default(true),
      'Whether the venue is used with a key.',
    ),
    api_key: setting(
      secretReference().optional(),
      'Reference to the key. Left out, `env:NAME_API_KEY` is used where that variable exists.',
    ),
    api_secret: setting(
      secretReference().optional(),
      'Reference to the secret. Left out, `env:NAME_API_SECRET` is used where that variable exists.',
    ),
    passphrase: setting(
      secretReference().optional(),
      'Reference to the passphrase. Left out, `env:NAME_PASSPHRASE` is used where that variable exists.',
    ),
    supported_symbols: setting(
      z.array(words()).min(1),
      "The venue's own symbols that are traded, such as `BTCUSDT`.",
    ),
    expected_maker_fee_pct: setting(
      z.number().min(-10).max(50).optional(),
      'Fee that the account is expected to pay as maker; negative where the venue pays. Left out, it is `trading_validation.commission_rate`.',
      '%',
    ),
    expected_taker_fee_pct: setting(
      z.number().min(-10).max(50).optional(),
      'Fee that the account is expected to pay as taker. Left out, it is `trading_validation.commission_rate`.',
      '%',
    ),
    instruments: z.array(instrument).default([]).meta({
      description: 'Rules of instruments as the firm expects them, to be compared with the venue.',
    }),
  })
  .meta({ description: 'One venue.' })
