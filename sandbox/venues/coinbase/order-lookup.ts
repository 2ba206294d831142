import type { Order } from '../../matching/types.ts'
import { clientOidOf } from './client-oid.ts'
import { isOpen } from './order-words.ts'
import { refusals } from './refusal.ts'
import type { CoinbaseState } from './state.ts'
import { uuidFrom } from './venue-ids.ts'

const clientPrefix = 'client:'

/** The account's order that a path names, by the venue's id or by `client:` and the client's. */
export function orderOf(state: CoinbaseState, name: string): Order | undefined {
  if (name.startsWith(clientPrefix)) {
    const oid = uuidFrom(name.slice(clientPrefix.length))
    if (oid === undefined) throw refusals.orderId()
    return orderByOid(state, oid)
  }
  const uuid = uuidFrom(name)
  if (uuid === undefined) throw refusals.orderId()
  const id = state.ids.orderNumber(uuid)
  const order = id === undefined ? undefined : state.context.engine.order(id)
  return order?.account === state.context.account ? order : undefined
}

/** The open order with a client's id, or else the latest that had it. */
function orderByOid({ context }: CoinbaseState, oid: string): Order | undefined {
  const { engine, account } = context
  const named = [...engine.instruments.keys()]
    .flatMap(symbol => engine.orders(account, symbol))
    .filter(order => clientOidOf(order) === oid)
  return named.findLast(isOpen) ?? named.at(-1)
}
