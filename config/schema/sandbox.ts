import { z } from 'zod'
import { loopbackAddress } from './address.ts'
import { setting } from './setting.ts'

/** `[sandbox]`: the embedded target. */
export const sandbox = z
  .strictObject({
    embedded: setting(
      z.boolean().default(false),
      'Start the embedded sandbox and judge it. A verdict on it says nothing about your system.',
    ),
    control_url: setting(
      loopbackAddress().optional(),
      'Control port of a sandbox that already runs on this machine, to judge instead of starting one.',
    ),
    firm: setting(
      z.boolean().default(true),
      'Whether the sandbox has a trading firm of its own, which is judged as the trading system. It has none where `[trading_system]` names one.',
    ),
    time_scale: setting(
      z.number().min(0.001).max(1).default(0.05),
      "The venues' keep-alive and disconnect intervals are multiplied by this, so that a run need not wait minutes.",
      'ratio',
    ),
    seed: setting(
      z.int().min(0).max(4_294_967_295).default(1),
      'Start of the generator of instruments without a capture; the same seed gives the same market.',
    ),
  })
  .prefault({})
  .meta({ description: 'The embedded target.' })
