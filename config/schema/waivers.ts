import { z } from 'zod'
import { checkId } from './check-id.ts'
import { instantText } from './instant-text.ts'
import { words } from './setting.ts'

/** A file of waivers; what a sound waiver needs beyond its form is a rule of `core`. */
export const Waivers = z.strictObject({
  waiver: z
    .array(
      z.strictObject({
        check: checkId(),
        venue: words().optional(),
        kind: z.enum(['failure', 'gap']),
        reason: z.string(),
        author: z.string(),
        approver: z.string(),
        granted: instantText(),
        expires: instantText(),
        worst: z.record(z.string(), z.number()).optional(),
        ticket: words().optional(),
      }),
    )
    .default([]),
})
