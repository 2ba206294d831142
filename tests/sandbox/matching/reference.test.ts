import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NewOrder, Scaled } from '../../../sandbox/matching/types.ts'
import { arrange, symbol } from './arrange.ts'
import { limitOrder } from './commands.ts'

interface Rested {
  readonly id: number
  readonly side: 'buy' | 'sell'
  readonly price: Scaled
  readonly seniority: number
  open: Scaled
}

/** Price-time priority as one would first write it: look at every order, take the best, then the oldest. */
class NaiveBook {
  rested: Rested[] = []
  readonly trades: string[] = []

  submit(id: number, order: NewOrder): void {
    const { side, price = 0n, timeInForce } = order
    let open = order.quantity ?? 0n
    const crossing = this.rested
      .filter(maker => maker.side !== side)
      .filter(maker => (side === 'buy' ? maker.price <= price : maker.price >= price))
      .sort((left, right) => {
        const cheaper = Number(left.price - right.price)
        return (side === 'buy' ? cheaper : -cheaper) || left.seniority - right.seniority
      })
    const available = crossing.reduce((total, maker) => total + maker.open, 0n)
    if (timeInForce === 'FOK' && available < open) return
    for (const maker of crossing) {
      const part = maker.open < open ? maker.open : open
      if (part === 0n) break
      this.trades.push(`${maker.id} ${id} ${maker.price} ${part}`)
      maker.open -= part
      open -= part
    }
    if (timeInForce === 'GTC' && open > 0n)
      this.rested.push({ id, side, price, open, seniority: id })
    this.rested = this.rested.filter(maker => maker.open > 0n)
  }

  cancel(id: number): void {
    this.rested = this.rested.filter(maker => maker.id !== id)
  }
}

const step = fc.record({ order: limitOrder, cancels: fc.boolean(), pick: fc.nat({ max: 1_000 }) })

test('the engine trades exactly as a naive book with price-time priority does', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), steps => {
      const { engine } = arrange()
      const naive = new NaiveBook()
      const trades: string[] = []
      for (const [index, { order, cancels, pick }] of steps.entries()) {
        const plain = { postOnly: false, selfTradePrevention: 'none' } as const
        const submitted = engine.submit({ ...order, ...plain, clientOrderId: `id-${index}` })
        if (submitted.accepted) {
          const { id } = submitted.order
          naive.submit(id, order)
          for (const { buyer, seller, price, quantity } of submitted.trades) {
            const maker = buyer.isMaker ? buyer : seller
            trades.push(`${maker.orderId} ${id} ${price} ${quantity}`)
          }
        }
        const victim = naive.rested[pick % Math.max(1, naive.rested.length)]
        if (cancels && victim) {
          naive.cancel(victim.id)
          expect(engine.cancel(symbol, victim.id)?.status).toBe('canceled')
        }
      }

      expect(trades).toEqual(naive.trades)
      const open = ['alice', 'bob', 'carol'].flatMap(account => engine.openOrders(account))
      expect(open.map(({ id }) => id).sort((left, right) => left - right)).toEqual(
        naive.rested.map(({ id }) => id).sort((left, right) => left - right),
      )
    }),
    { numRuns: 200 },
  )
})
