import { z } from 'zod'
import { checkIdText } from './check-id.ts'
import { setting, words } from './setting.ts'

/** `[[not_applicable]]`: what the target does not have, declared by somebody who says why. */
export const notApplicable = z
  .array(
    z.strictObject({
      check: setting(checkIdText(), 'The check that does not apply.'),
      venue: setting(
        words().optional(),
        'Name of the venue to which it does not apply. Left out, it applies nowhere.',
      ),
      reason: setting(words(), 'Why it does not apply; the report says so beside the check.'),
    }),
  )
  .default([])
  .meta({
    description:
      'Checks that do not apply to the target, with the reason. They are not run, and do not count.',
  })
