import { z } from 'zod'
import { phases } from '../../core/phases.ts'
import { checkIdText } from './check-id.ts'
import { setting, words } from './setting.ts'

/** `[safety]`: what a run may do to the target, and what its verdict needs. */
export const safety = z
  .strictObject({
    allow: setting(
      z.array(z.enum(['read', 'trade', 'drill'])).default(['read']),
      'What checks may do: read, send orders, break something on purpose.',
    ),
    required_phases: setting(
      z.array(z.enum(phases)).optional(),
      'Phases without which the verdict is CONDITIONAL at best. Left out, all fourteen where `system.environment` is `production`, otherwise none.',
    ),
    production_hosts: setting(
      z.array(words()).default([]),
      "Hosts that count as production beside the venues' own, such as a private gateway.",
    ),
    waivers: setting(words().optional(), 'File of waivers, relative to the file that names it.'),
    attestations: setting(
      words().optional(),
      'File of attestations, relative to the file that names it.',
    ),
    waiver_ceiling: setting(
      z.int().min(0).max(1000).default(10),
      'Most waivers that may be in force at once; beyond it none has effect.',
      'waivers',
    ),
    waiver_longest_days: setting(
      z.int().min(1).max(366).default(90),
      'Longest time from the approval of a waiver to its expiry.',
      'days',
    ),
    non_waivable: setting(z.array(checkIdText()).default([]), 'Checks that nobody may waive.'),
    max_order_notional: setting(
      z.number().positive().optional(),
      'Largest value of an order that a check may send. Required to trade at a production host, and where `system.environment` is `production`.',
      'quote currency',
    ),
    symbols: setting(
      z.array(words()).default([]),
      "The venues' symbols that checks may trade; empty means every supported symbol. Required to trade at a production host, and where `system.environment` is `production`.",
    ),
    dedicated_account: setting(
      z.boolean().default(false),
      'Whether the account is used by checks alone, so that switches for the whole account may be used.',
    ),
    dedicated_key: setting(
      z.boolean().default(false),
      'Whether the key is used by checks alone. Required to trade at a production host, and where `system.environment` is `production`.',
    ),
    max_orders_per_day: setting(
      z.int().min(1).max(100).default(5),
      'Most orders that checks may send to production hosts in a day (UTC), over all runs that share a state folder.',
      'orders',
    ),
    state_folder: setting(
      words()
        .regex(/^(\/|[A-Za-z]:\\)/, 'must be an absolute path')
        .optional(),
      'Folder of what runs must know of one another: orders sent to production hosts, and requests sent to hosts other than this machine. Left out, `market-readiness-sentinel` in `$XDG_STATE_HOME`, or in `~/.local/state`.',
    ),
  })
  .prefault({})
  .meta({ description: 'What a run may do to the target, and what its verdict needs.' })
