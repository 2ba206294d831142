import { z } from 'zod'
import { next } from './page.ts'
import { id, instant, words } from './scalars.ts'

const AuditEvent = z
  .strictObject({
    sequence: z
      .int('must be a whole number')
      .min(0, 'must be at least 0')
      .describe('Counts events without a hole.'),
    at: instant(),
    actor: words().describe('Who did it: a person, a service or a strategy.'),
    action: words().describe(
      'What was done. Checks look for `order.submit`, `order.cancel`, `order.replace`, `killSwitch.engage`, `killSwitch.release`, `tradingState.set`, `riskLimit.set` and `login`.',
    ),
    subject: id().optional().describe('What it was done to; of an order, its `clientOrderId`.'),
    before: z.unknown().optional().describe('What was in force before, where something changed.'),
    after: z.unknown().optional().describe('What is in force since.'),
    previousHash: id().optional().describe('`hash` of the event before, where events are chained.'),
    hash: id().optional(),
  })
  .describe('One entry of the audit trail.')

/** Entries of the audit trail in their order. */
export const AuditPage = z
  .strictObject({ events: z.array(AuditEvent), next: next() })
  .describe('Entries of the audit trail in their order.')

export type AuditPage = Readonly<z.output<typeof AuditPage>>
