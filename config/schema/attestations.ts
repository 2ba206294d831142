import { z } from 'zod'
import { checkId } from './check-id.ts'
import { instantText } from './instant-text.ts'
import { words } from './setting.ts'

/** A file of attestations; what a sound one needs beyond its form is a rule of `core`. */
export const Attestations = z.strictObject({
  attestation: z
    .array(
      z.strictObject({
        check: checkId(),
        venue: words().optional(),
        result: z.enum(['passed', 'failed']),
        statement: z.string(),
        author: z.string(),
        approver: z.string(),
        performed: instantText(),
        frequency: z.string(),
        ticket: words().optional(),
      }),
    )
    .default([]),
})
