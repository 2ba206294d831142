import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '../../../../sandbox/firm/amount.ts'
import {
  advance,
  bornOf,
  type LifeInput,
  type Step,
} from '../../../../sandbox/firm/orders/order-life.ts'
import { isFinal, type Order, type OrderState } from '../../../../sandbox/firm/orders/order.ts'

const born = bornOf({
  terms: {
    clientOrderId: 'one',
    venue: 'binance',
    symbol: 'BTCUSDT',
    side: 'buy',
    type: 'limit',
    quantity: '10',
    price: '50000',
    timeInForce: 'GTC',
  },
  firmOrderId: 'F-1',
  venueClientOrderId: 'one',
  foreign: false,
  createdMs: 0,
})
const sent: LifeInput = { kind: 'sent' }

function lived(inputs: readonly LifeInput[], from: Order = born): { order: Order; steps: Step[] } {
  let order = from
  const steps: Step[] = []
  for (const input of inputs) {
    const advanced = advance(order, input, 1)
    order = advanced.order
    if (advanced.step) steps.push(advanced.step)
  }
  return { order, steps }
}

const fill = (venueTradeId: string, quantity: string, price = '50000'): LifeInput => ({
  kind: 'fill',
  fill: { venueTradeId, quantity, price, venueMs: 1 },
})
const report = (
  state: Extract<LifeInput, { kind: 'report' }>['state'],
  filledQuantity: string,
): LifeInput => ({ kind: 'report', state, venueOrderId: 'V-1', filledQuantity })

const statesOf = (steps: readonly Step[]) => steps.map(({ state }) => state)

describe('what is told', () => {
  test.for<[string, LifeInput[], OrderState[], string]>([
    [
      'an order that rests and is filled in two trades',
      [{ kind: 'accepted', venueOrderId: 'V-1' }, fill('1', '4'), fill('2', '6')],
      ['pending', 'accepted', 'partiallyFilled', 'filled'],
      '10',
    ],
    [
      'a fill that comes before the acknowledgement',
      [fill('1', '10'), { kind: 'accepted', venueOrderId: 'V-1' }],
      ['pending', 'filled'],
      '10',
    ],
    [
      'a partial fill while a cancel is under way',
      [{ kind: 'accepted' }, { kind: 'cancelAsked' }, fill('1', '4'), report('canceled', '4')],
      ['pending', 'accepted', 'pendingCancel', 'pendingCancel', 'canceled'],
      '4',
    ],
    [
      'a fill that wins against a cancel',
      [{ kind: 'accepted' }, { kind: 'cancelAsked' }, fill('1', '10'), report('filled', '10')],
      ['pending', 'accepted', 'pendingCancel', 'filled'],
      '10',
    ],
    [
      'an end that is told before its fill waits for it',
      [{ kind: 'accepted' }, report('canceled', '4'), fill('1', '4')],
      ['pending', 'accepted', 'canceled'],
      '4',
    ],
    [
      'a fill after the end adds to it and leaves it the end',
      [{ kind: 'accepted' }, report('canceled', '0'), fill('1', '4')],
      ['pending', 'accepted', 'canceled', 'canceled'],
      '4',
    ],
    [
      'an answer that was lost and a venue that has the order',
      [{ kind: 'answerLost', message: 'silence' }, report('accepted', '0')],
      ['pending', 'pending', 'accepted'],
      '0',
    ],
    [
      'an answer that was lost and a venue that has none',
      [
        { kind: 'answerLost', message: 'silence' },
        { kind: 'gone', reason: { code: 'acknowledgementLost', message: 'none' } },
      ],
      ['pending', 'pending', 'canceled'],
      '0',
    ],
    [
      'a rejection of what was to be canceled',
      [
        { kind: 'cancelAsked' },
        { kind: 'rejected', reason: { code: 'insufficientFunds', message: 'no' } },
      ],
      ['pending', 'pendingCancel', 'canceled'],
      '0',
    ],
    [
      'a cancel that did not come through',
      [{ kind: 'accepted' }, { kind: 'cancelAsked' }, { kind: 'cancelFailed' }],
      ['pending', 'accepted', 'pendingCancel', 'accepted'],
      '0',
    ],
  ])('%s', ([, inputs, states, filled]) => {
    const { order, steps } = lived([sent, ...inputs])

    expect(statesOf(steps)).toEqual(states)
    expect(formatAmount(order.filled)).toBe(filled)
  })

  test('a lost answer is told with its reason, and a later one takes the reason away', () => {
    const lost = lived([sent, { kind: 'answerLost', message: 'silence' }])
    expect(lost.steps.at(-1)).toMatchObject({
      state: 'pending',
      reason: { code: 'acknowledgementLost', message: 'silence' },
    })
    expect(lived([report('accepted', '0')], lost.order).order.reason).toBeUndefined()
  })

  test('more than was ordered is counted, and noted', () => {
    const { order, steps } = lived([sent, fill('1', '8'), fill('2', '3')])

    expect(formatAmount(order.filled)).toBe('11')
    expect(steps.at(-1)).toMatchObject({
      state: 'filled',
      reason: { code: 'other', message: 'filled 1 more than was ordered' },
    })
  })

  test('a denied order was never sent, and nothing becomes of it', () => {
    const reason = { code: 'killSwitch', message: 'engaged' } as const
    const { order, steps } = lived([{ kind: 'denied', reason }, sent, report('accepted', '0')])

    expect(statesOf(steps)).toEqual(['denied'])
    expect(order.reason).toEqual(reason)
  })
})

describe('replacement', () => {
  const asked = (quantity: string): LifeInput => ({
    kind: 'replaceAsked',
    replacement: { price: '49000', quantity },
  })

  test('a smaller quantity that meets its fill leaves nothing', () => {
    const { order, steps } = lived([
      sent,
      { kind: 'accepted' },
      asked('7'),
      fill('1', '7'),
      { kind: 'replaced' },
    ])

    expect(statesOf(steps)).toEqual([
      'pending',
      'accepted',
      'pendingReplace',
      'pendingReplace',
      'filled',
    ])
    expect(order.terms).toMatchObject({ quantity: '7', price: '49000' })
  })

  test('below what is filled it becomes what is filled', () => {
    const { order } = lived([
      sent,
      { kind: 'accepted' },
      asked('3'),
      fill('1', '5'),
      { kind: 'replaced' },
    ])

    expect(order).toMatchObject({ state: 'filled', terms: { quantity: '5' } })
  })

  test('one that failed leaves the order as it was, with the reason', () => {
    const reason = { code: 'other', message: 'no' } as const
    const { order } = lived([
      sent,
      { kind: 'accepted' },
      asked('7'),
      { kind: 'replaceFailed', reason },
    ])

    expect(order).toMatchObject({ state: 'accepted', reason, terms: { quantity: '10' } })
  })
})

/** From facts: which state may follow which; whatever else follows is illegal. */
const legal: Readonly<Record<OrderState, readonly OrderState[]>> = {
  pending: [
    'accepted',
    'partiallyFilled',
    'filled',
    'pendingCancel',
    'canceled',
    'expired',
    'rejected',
  ],
  accepted: ['partiallyFilled', 'filled', 'pendingCancel', 'pendingReplace', 'canceled', 'expired'],
  partiallyFilled: ['filled', 'pendingCancel', 'pendingReplace', 'canceled', 'expired'],
  pendingCancel: ['accepted', 'partiallyFilled', 'filled', 'canceled', 'expired'],
  pendingReplace: ['accepted', 'partiallyFilled', 'filled', 'pendingCancel', 'canceled', 'expired'],
  filled: [],
  canceled: [],
  expired: [],
  rejected: [],
  denied: [],
}

/** What a venue has to say of an order that was filled in some trades and then came to an end. */
const histories = fc
  .record({
    lots: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }),
    end: fc.constantFrom('canceled' as const, 'expired' as const),
  })
  .map(({ lots, end }) => {
    const kept = lots.filter(
      (_, index) => lots.slice(0, index + 1).reduce((a, b) => a + b, 0) <= 10,
    )
    const total = kept.reduce((a, b) => a + b, 0)
    const events = kept.flatMap((lot, index) => {
      const sum = kept.slice(0, index + 1).reduce((a, b) => a + b, 0)
      return [
        fill(String(index), String(lot)),
        report(sum === 10 ? 'filled' : 'partiallyFilled', String(sum)),
      ]
    })
    const isFilled = total === 10
    const over = isFilled ? [] : [report(end, String(total))]
    const inputs: LifeInput[] = [
      { kind: 'accepted', venueOrderId: 'V-1' },
      report('accepted', '0'),
      { kind: 'cancelAsked' },
      ...events,
      ...over,
    ]
    return { inputs, total: String(total), state: isFilled ? 'filled' : end }
  })

const tellings = histories.chain(history =>
  fc
    .tuple(
      fc.array(fc.nat({ max: history.inputs.length - 1 }), { maxLength: 8 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    )
    .map(([again, chances]) => {
      const told = [...history.inputs, ...again.map(index => history.inputs[index]!)]
      const drawn = told.map(input => ({ input, chance: chances.next().value as number }))
      drawn.sort((one, other) => one.chance - other.chance)
      return { ...history, told: drawn.map(({ input }) => input) }
    }),
)

test('however a venue tells of it, an order ends the same, over legal steps', () => {
  fc.assert(
    fc.property(tellings, ({ told, total, state }) => {
      const { order, steps } = lived([sent, ...told])

      expect({ state: order.state, filled: formatAmount(order.filled) }).toEqual({
        state,
        filled: total,
      })
      const states = statesOf(steps)
      for (const [index, after] of states.entries()) {
        const before = states[index - 1]
        if (before === undefined || before === after) continue
        expect(legal[before], `${before} → ${after}`).toContain(after)
      }
      expect(isFinal(order.state)).toBe(true)
      const told_ = steps.map(step => Number(step.filledQuantity))
      expect(told_).toEqual([...told_].sort((one, other) => one - other))
    }),
    { numRuns: 500 },
  )
})

test('saying the same again changes nothing', () => {
  fc.assert(
    fc.property(tellings, ({ told }) => {
      const { order } = lived([sent, ...told])
      expect(lived(told, order).steps).toEqual([])
    }),
    { numRuns: 200 },
  )
})
