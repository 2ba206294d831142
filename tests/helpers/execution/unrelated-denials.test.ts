import { expect, test } from 'vitest'
import { reasonCodes } from '../../../clients/trading-system/contract/reason.ts'
import { halts } from '../../../core/unrelated-reasons.ts'
import {
  isUnrelatedDenial,
  unrelatedDenials,
  withDenials,
} from '../../../helpers/execution/unrelated-denials.ts'

const denied = (code: string, message = 'no') =>
  ({ state: 'denied', reason: { code, message } }) as const

test('what lies in an order itself, or in nothing that is told, is no other reason', () => {
  const related = reasonCodes.filter(code => !isUnrelatedDenial(denied(code)))

  expect(related).toEqual([
    'acknowledgementLost',
    'badLotSize',
    'badTickSize',
    'duplicateClientOrderId',
    'postOnlyWouldTake',
    'reduceOnlyWouldIncrease',
    'selfTrade',
    'unknownInstrument',
    'unsupported',
    'other',
  ])
  expect(unrelatedDenials([...related.map(code => denied(code)), { state: 'denied' }])).toEqual([])
})

test('each other reason is told once, with how many orders it kept back', () => {
  const told = [
    denied('bookUnusable', 'the book must be usable, was not'),
    { state: 'filled' } as const,
    denied('tradingState', 'halted'),
    denied('bookUnusable', 'still not'),
    undefined,
  ]

  expect(unrelatedDenials(told)).toEqual([
    '2 of 5 orders were denied for something else, bookUnusable: the book must be usable, was not',
    '1 of 5 orders were denied for something else, tradingState: halted',
  ])
})

test('an order that was not denied, or was for what is judged, is in no way', () => {
  const reason = { code: 'insufficientFunds', message: 'no' }

  expect(unrelatedDenials([{ state: 'rejected', reason }])).toEqual([])
  expect(unrelatedDenials([{ state: 'filled' }])).toEqual([])
  expect(unrelatedDenials([])).toEqual([])
  expect(
    unrelatedDenials(
      halts.map(code => denied(code)),
      halts,
    ),
  ).toEqual([])
  expect(unrelatedDenials([denied('bookUnusable')], halts)).toHaveLength(1)
})

test('what was not seen is told with what kept it from being seen, if anything did', () => {
  expect(withDenials('nothing rested', [denied('bookUnusable', 'no book')])).toBe(
    'nothing rested; 1 of 1 orders were denied for something else, bookUnusable: no book',
  )
  expect(withDenials('nothing rested', [denied('bookUnusable')], ['bookUnusable'])).toBe(
    'nothing rested',
  )
})
