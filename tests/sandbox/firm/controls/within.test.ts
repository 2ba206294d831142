import { expect, test } from 'vitest'
import type { FaultName } from '../../../../sandbox/faults/catalogue.ts'
import { within } from '../../../../sandbox/firm/controls/within.ts'
import { lacking, virtuous } from '../virtuous.ts'

/** Of a limit of 100 and steps of 1: the largest amount that is let through. */
test.for<[FaultName | undefined, bigint]>([
  [undefined, 100n],
  ['firm-limit-a-step-late', 101n],
  ['firm-limit-a-step-early', 99n],
  ['firm-enforces-another-limit', 120n],
  ['firm-limit-in-other-units', 100_000n],
])('%s: %d of 100', ([fault, largest]) => {
  const virtues = fault ? lacking(fault) : virtuous
  const isWithin = (amount: bigint) => within({ amount, most: 100n, step: 1n }, virtues)
  expect([isWithin(largest), isWithin(largest + 1n)]).toEqual([true, false])
})
