import { describe, expect, test } from 'vitest'
import { Replacements } from '../../../../sandbox/firm/gateway/binance/replacements.ts'
import { eventsIn as coinbaseEvents } from '../../../../sandbox/firm/gateway/coinbase/user-events.ts'
import { Fields, parseJson } from '../../../../sandbox/firm/gateway/fields.ts'
import { eventsIn as krakenEvents } from '../../../../sandbox/firm/gateway/kraken/execution-events.ts'
import { OrderNotes } from '../../../../sandbox/firm/gateway/order-notes.ts'
import type { GatewayEvent, VenueOrderReport } from '../../../../sandbox/firm/gateway/port.ts'

const fields = (value: object) => new Fields(parseJson(JSON.stringify(value)))
const report: VenueOrderReport = {
  symbol: 'ETH-USD',
  venueClientOrderId: 'mine',
  venueOrderId: 'o-1',
  side: 'buy',
  state: 'partiallyFilled',
  quantity: '2',
  price: '1900',
  filledQuantity: '0.5',
}
const inShort = (events: readonly GatewayEvent[]) =>
  events.map(event =>
    event.kind === 'order'
      ? `${event.report.state} ${event.report.filledQuantity} of ${event.report.quantity}`
      : event.kind === 'fill'
        ? `fill ${event.fill.quantity} of ${event.fill.venueClientOrderId}`
        : event.kind,
  )

describe('the user channel of Coinbase Exchange', () => {
  const common = { product_id: 'ETH-USD', sequence: 7, time: '2026-11-22T12:00:00.000000Z' }
  const match = {
    ...common,
    type: 'match',
    trade_id: 5,
    maker_order_id: 'o-1',
    taker_order_id: 'o-2',
    maker_user_id: 'u',
    maker_fee_rate: '0.004',
    side: 'buy',
    size: '0.5',
    price: '1900',
  }
  const done = { ...common, type: 'done', order_id: 'o-1', side: 'buy', price: '1900' }

  test('a fill that may be counted already is told, and its order left to the venue', () => {
    const notes = new OrderNotes()
    notes.write(report)
    expect(inShort(coinbaseEvents(fields(match), notes))).toEqual(['fill 0.5 of mine'])
    const end = { ...done, reason: 'canceled', remaining_size: '1.25' }
    expect(inShort(coinbaseEvents(fields(end), notes))).toEqual(['canceled 0.75 of 2'])
    expect(notes.of('o-1')).toBeUndefined()
  })

  test('a fill says side, fee and liquidity of the account', () => {
    const notes = new OrderNotes()
    const [maker] = coinbaseEvents(fields(match), notes)
    expect(maker).toMatchObject({
      fill: { side: 'buy', liquidity: 'maker', feeAmount: '3.8', feeCurrency: 'USD' },
    })
    const asTaker = { ...match, maker_user_id: undefined, taker_fee_rate: '0.006' }
    const [taker] = coinbaseEvents(fields(asTaker), notes)
    expect(taker).toMatchObject({
      fill: { venueOrderId: 'o-2', side: 'sell', liquidity: 'taker', feeAmount: '5.7' },
    })
  })

  test.for([
    ['filled', undefined, 'filled'],
    ['canceled', undefined, 'canceled'],
    ['canceled', '101:Time In Force', 'expired'],
    ['canceled', '106:Insufficient Liquidity', 'expired'],
    ['canceled', '102:Self Trade Prevention', 'canceled'],
  ] as const)('done for %s, %s, is %s', ([reason, why, state]) => {
    const notes = new OrderNotes()
    notes.write(report)
    const [event] = coinbaseEvents(fields({ ...done, reason, cancel_reason: why }), notes)
    expect(event).toMatchObject({ report: { state } })
  })

  test('self-trade prevention makes an order smaller', () => {
    const notes = new OrderNotes()
    notes.write(report)
    const change = { ...common, type: 'change', reason: 'STP', order_id: 'o-1', new_size: '1' }
    expect(inShort(coinbaseEvents(fields(change), notes))).toEqual(['partiallyFilled 0.5 of 1'])
  })

  test('what is told late and twice changes nothing', () => {
    const notes = new OrderNotes()
    const order = { type: 'limit', timeInForce: 'GTC', postOnly: false, quantity: '2' } as const
    const ids = { symbol: 'ETH-USD', venueClientOrderId: 'mine' }
    notes.placed({ ...order, ...ids, side: 'buy', price: '1900' }, 'o-1')
    const read = (message: object) => inShort(coinbaseEvents(fields(message), notes))
    const received = { ...common, type: 'received', order_id: 'o-1', side: 'buy', size: '2' }
    expect(read(match)).toEqual(['fill 0.5 of mine', 'partiallyFilled 0.5 of 2'])
    expect(read(match)).toEqual(['fill 0.5 of mine', 'partiallyFilled 0.5 of 2'])
    const end = { ...done, reason: 'canceled', remaining_size: '1.5' }
    expect(read(end)).toEqual(['canceled 0.5 of 2'])
    expect(read(end)).toEqual([])
    expect(read(match)).toEqual(['fill 0.5 of undefined'])
    expect(read(received)).toEqual([])
  })
})

describe('the executions of Kraken', () => {
  const id = { order_id: 'O-1', cl_ord_id: 'mine', timestamp: '2026-11-22T12:00:00.000000Z' }
  const first = { ...id, exec_type: 'pending_new', order_status: 'pending_new' }
  const terms = { symbol: 'BTC/USD', side: 'sell', order_qty: 2, cum_qty: 0, limit_price: 1900 }
  const trade = {
    ...id,
    exec_type: 'trade',
    order_status: 'partially_filled',
    exec_id: 'T-1',
    symbol: 'BTC/USD',
    side: 'sell',
    last_qty: 0.5,
    last_price: 1900,
    liquidity_ind: 'm',
    fees: [{ asset: 'USD', qty: 2.375 }],
  }

  test('sparse entries are read with what came before', () => {
    const notes = new OrderNotes()
    const read = (entry: object) => inShort(krakenEvents(fields(entry), notes))
    expect(read({ ...first, ...terms })).toEqual([])
    expect(read({ ...id, exec_type: 'new', order_status: 'new' })).toEqual(['accepted 0 of 2'])
    expect(read({ ...trade, cum_qty: 0.5 })).toEqual([
      'fill 0.5 of mine',
      'partiallyFilled 0.5 of 2',
    ])
    expect(read({ ...trade, cum_qty: 2 })).toEqual(['fill 0.5 of mine'])
    const end = { ...id, exec_type: 'filled', order_status: 'filled', cum_qty: 2 }
    expect(read(end)).toEqual(['filled 2 of 2'])
    expect(notes.of('O-1')).toBeUndefined()
  })

  test('what is told late and twice changes nothing', () => {
    const notes = new OrderNotes()
    const read = (entry: object) => inShort(krakenEvents(fields(entry), notes))
    read({ ...first, ...terms })
    expect(read({ ...trade, cum_qty: 1 })).toEqual(['fill 0.5 of mine', 'partiallyFilled 1 of 2'])
    const end = { ...id, exec_type: 'canceled', order_status: 'canceled', cum_qty: 1 }
    expect(read(end)).toEqual(['canceled 1 of 2'])
    expect(read({ ...trade, cum_qty: 0.5 })).toEqual(['fill 0.5 of mine'])
    expect(read({ ...id, exec_type: 'new', order_status: 'new' })).toEqual([])
    expect(read({ ...first, ...terms })).toEqual([])
  })

  test('nothing is made up of an order that was never told', () => {
    const end = { ...id, exec_type: 'canceled', order_status: 'canceled', cum_qty: 0 }
    expect(krakenEvents(fields(end), new OrderNotes())).toEqual([])
  })
})

describe('a cancel-replace at Binance', () => {
  const canceled: GatewayEvent = { kind: 'order', report: { ...report, state: 'canceled' } }
  const fresh: GatewayEvent = {
    kind: 'order',
    report: { ...report, venueOrderId: 'o-2', state: 'accepted' },
  }

  function heard(act: (replacements: Replacements) => void): readonly GatewayEvent[] {
    const events: GatewayEvent[] = []
    act(new Replacements(event => events.push(event)))
    return events
  }

  test('does not tell the end of what was replaced, whichever comes first', () => {
    const eventFirst = heard(replacements => {
      replacements.begin('o-1')
      replacements.hear(canceled)
      replacements.hear(fresh)
      replacements.end('o-1', true)
    })
    const answerFirst = heard(replacements => {
      replacements.begin('o-1')
      replacements.end('o-1', true)
      replacements.hear(canceled)
      replacements.hear(fresh)
    })
    expect(eventFirst).toEqual([fresh])
    expect(answerFirst).toEqual([fresh])
  })

  test('tells it when nothing took its place', () => {
    const events = heard(replacements => {
      replacements.begin('o-1')
      replacements.hear(canceled)
      replacements.end('o-1', false)
    })
    expect(events).toEqual([canceled])
  })

  test('tells the end of every other order', () => {
    expect(heard(replacements => replacements.hear(canceled))).toEqual([canceled])
  })
})
