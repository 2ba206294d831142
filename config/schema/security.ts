import { z } from 'zod'
import { setting } from './setting.ts'

/** `[security]`: protections that the target must have switched on. */
export const security = z
  .strictObject({
    encryption_enabled: setting(
      z.boolean().default(true),
      'Whether stored data must be encrypted.',
    ),
    tls_enabled: setting(z.boolean().default(true), 'Whether connections must use TLS.'),
    authentication_required: setting(
      z.boolean().default(true),
      'Whether every user must authenticate.',
    ),
    audit_logging_enabled: setting(
      z.boolean().default(true),
      'Whether an audit trail must be kept.',
    ),
  })
  .prefault({})
  .meta({ description: 'Protections that the target must have switched on.' })
