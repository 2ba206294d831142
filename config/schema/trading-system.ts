import { z } from 'zod'
import { httpAddress } from './address.ts'
import { secretReference } from './secret-reference.ts'
import { setting, words } from './setting.ts'

const account = z
  .strictObject({
    venue: setting(words(), 'Name of the venue, as in `[[market_connectivity.exchanges]]`.'),
    api_key: setting(secretReference(), 'Reference to the key.'),
    api_secret: setting(secretReference(), 'Reference to the secret.'),
    passphrase: setting(
      secretReference().optional(),
      'Reference to the passphrase, where the venue has one.',
    ),
  })
  .meta({
    description:
      'A key that may read the account with which the trading system trades at a venue: what the trading system says of its orders and positions is held against what the venue says.',
  })

/** A program and its arguments. */
const command = () => z.array(words()).min(1)

/** `[trading_system.process]`: how the trading system is killed and started again. */
const process = z
  .strictObject({
    stop: setting(
      command(),
      'Kills it as a crash would: a program and its arguments, run without a shell on this machine, by drills alone.',
    ),
    start: setting(
      command(),
      'Starts it again with the records that it left, and ends once that is under way; run after every stop.',
    ),
    deadline_ms: setting(
      z.int().min(100).max(60_000).default(20_000),
      'Longest wait for each of the two to end.',
      'ms',
    ),
  })
  .optional()
  .meta({
    description:
      "Commands with which a drill restarts a trading system that is not the sandbox's own, never at production. Left out, it is not restarted.",
  })

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
      'Reference to the bearer token that is sent to `url`; a plan and a run warn where that is plain `http` to another machine. Left out, none is sent.',
    ),
    deadline_ms: setting(
      z.int().min(10).max(600_000).default(5000),
      'Longest wait for an answer of the trading system; an order that is not answered by then is ambiguous.',
      'ms',
    ),
    process,
    accounts: z.array(account).default([]).meta({
      description:
        'Keys that may read the accounts of the trading system; a sandbox brings its own.',
    }),
  })
  .prefault({})
  .meta({ description: 'Where the trading system speaks its contract.' })
