import { z } from 'zod'
import { setting } from './setting.ts'

/** `[logging]`: what the program says about its own work. */
export const logging = z
  .strictObject({
    enabled: setting(z.boolean().default(true), 'Whether the program keeps a log.'),
    level: setting(
      z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
      'Least important message that is kept.',
    ),
    format: setting(z.enum(['JSON', 'Text']).default('JSON'), 'How messages are written.'),
    structured_logging: setting(
      z.boolean().default(true),
      'Whether messages carry their facts as fields.',
    ),
  })
  .prefault({})
  .meta({ description: 'What the program says about its own work.' })
