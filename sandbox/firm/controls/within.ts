import type { Amount } from '../amount.ts'
import type { Virtues } from '../virtues.ts'

/** An amount that must not be more than a limit. */
interface Limited {
  readonly amount: Amount
  readonly most: Amount
  /** What the smallest change of the order adds. */
  readonly step: Amount
}

const tenths = 12n
/** How many of the units that a firm takes by mistake make up one of those that the limit is in. */
const slip = 1000n

/** Whether an amount is within a limit, and exactly at it too. A firm without a virtue holds it against something else. */
export function within({ amount, most, step }: Limited, virtues: Virtues): boolean {
  if (virtues.has('firm-limit-a-step-late')) return amount <= most + step
  if (virtues.has('firm-limit-a-step-early')) return amount < most
  if (virtues.has('firm-enforces-another-limit')) return amount <= (most * tenths) / 10n
  if (virtues.has('firm-limit-in-other-units')) return amount <= most * slip
  return amount <= most
}
