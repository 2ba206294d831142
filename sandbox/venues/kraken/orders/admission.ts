import { one, product } from '../../../matching/scaled.ts'
import type { NewOrder } from '../../../matching/types.ts'
import { refusals } from '../errors.ts'
import type { KrakenState } from '../state.ts'
import type { OrderRequest } from './order-request.ts'
import { orderKinds, selfTradeModes } from './order-words.ts'
import { unnamedId } from './unnamed.ts'

/** Refuses what breaks a rule of the pair, in the words that Kraken has for each. */
export function checkRules(state: KrakenState, request: OrderRequest): void {
  const { pair, terms, price, triggerPrice, quantity } = request
  const status = state.pairs.status(pair)
  if (status === 'limit_only' && terms.type === 'market') throw refusals.limitOnly()
  if (status !== 'online' && status !== 'limit_only') throw refusals.cancelOnly()
  const rules = state.pairs.rules(pair)
  for (const each of [price, triggerPrice]) {
    if (each === undefined) continue
    if (rules.tickSize > 0n && each % rules.tickSize !== 0n) throw refusals.tick()
    if (rules.maxPrice > 0n && each > rules.maxPrice) throw refusals.price()
    if (each < rules.minPrice) throw refusals.price()
  }
  if (quantity === undefined) return
  if (quantity < rules.minQuantity) throw refusals.tooSmall()
  if (price !== undefined && price * quantity < rules.minNotional * one) throw refusals.tooCheap()
}

/** Refuses what the account cannot pay or what the book does not allow, without placing anything. */
export function checkAccount(
  { context }: KrakenState,
  { pair, side, price, quantity, quoteQuantity, terms }: OrderRequest,
): void {
  const { engine, account } = context
  const opposite = side === 'buy' ? engine.bestAsk(pair.symbol) : engine.bestBid(pair.symbol)
  if (opposite && price !== undefined && terms.flags.includes('post')) {
    const [best] = opposite
    if (side === 'buy' ? price >= best : price <= best) throw refusals.postOnly()
  }
  const worth = price ?? opposite?.[0] ?? 0n
  const cost = quoteQuantity ?? product(worth, quantity ?? 0n)
  const fee = product(cost, engine.fees(account).taker)
  const needed = side === 'buy' ? cost + fee : (quantity ?? 0n)
  const { free } = engine.balance(account, side === 'buy' ? pair.quote.code : pair.base.code)
  if (needed > free) throw refusals.funds()
}

let unnamed = 0

/** The engine's order for a request; one without a client order id gets an id that nobody else sees. */
export function engineOrder({ context }: KrakenState, request: OrderRequest): NewOrder {
  const { pair, side, terms, quantity, quoteQuantity, price, triggerPrice } = request
  unnamed += 1
  return {
    account: context.account,
    symbol: pair.symbol,
    clientOrderId: terms.clientOrderId ?? unnamedId(unnamed),
    side,
    kind: orderKinds[terms.type],
    quantity,
    quoteQuantity,
    price,
    triggerPrice,
    timeInForce: terms.timeInForce === 'GTD' ? 'GTC' : terms.timeInForce,
    postOnly: terms.flags.includes('post'),
    selfTradePrevention: selfTradeModes[terms.selfTrade],
  }
}
