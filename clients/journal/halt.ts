import { sharedWord } from '../shared-word.ts'

/** The run is being cut off: no further order is sent, by any of its threads. */
export class OrdersHalted extends Error {
  override readonly name = 'OrdersHalted'
  readonly code = 'ORDERS_HALTED'
}

const word = () => sharedWord('halt', 'orders')

/** From now on no thread of this process that asks sends an order. It cannot be undone. */
export function haltOrders(): void {
  Atomics.store(word(), 0, 1n)
}

/** Throws `OrdersHalted` once the run is being cut off. */
export function refuseWhenHalted(): void {
  if (Atomics.load(word(), 0) === 0n) return
  throw new OrdersHalted(
    'an order may be sent only while the run goes on, it is being cut off; run it again',
  )
}
