import * as fc from 'fast-check'
import type {
  LevelChange,
  MatchingEngine,
  NewOrder,
  Side,
} from '../../../sandbox/matching/types.ts'
import { accounts, newOrder, scaled, symbol } from './arrange.ts'

/** One step of a random life of an engine. */
export type Command =
  | { readonly type: 'submit'; readonly order: NewOrder }
  | { readonly type: 'cancel'; readonly pick: number }
  | { readonly type: 'reduce'; readonly pick: number; readonly lots: number }
  | { readonly type: 'fill'; readonly pick: number; readonly lots: number }
  | { readonly type: 'liquidity'; readonly levels: readonly LevelChange[] }
  | { readonly type: 'snapshot'; readonly levels: readonly LevelChange[] }
  | { readonly type: 'report'; readonly price: number }

const account = fc.constantFrom(...accounts)
const side = fc.constantFrom<Side>('buy', 'sell')
const price = fc.integer({ min: 95, max: 105 })
/** Awkward quantities, so that money does not come out even. */
const quantity = fc.integer({ min: 1, max: 9_000 }).map(lots => lots / 1_000)
const preventions = ['none', 'expire-maker', 'expire-taker', 'expire-both', 'decrement'] as const
const selfTradePrevention = fc.constantFrom(...preventions)
const timeInForce = fc.constantFrom('GTC', 'GTC', 'IOC', 'FOK')
const clientOrderId = fc.integer({ min: 0, max: 200 }).map(String)

const limitTerms = {
  account,
  side,
  price,
  quantity,
  timeInForce,
  selfTradePrevention,
  clientOrderId,
}

/** A limit order as any account may send it, rarely post-only. */
export const limitOrder = fc
  .record({ ...limitTerms, postOnly: fc.nat({ max: 9 }).map(drawn => drawn === 0) })
  .map(({ account, side, ...terms }) => newOrder(account, side, terms))

const marketOrder = fc
  .record({
    account,
    side,
    amount: quantity,
    byQuote: fc.boolean(),
    selfTradePrevention,
    clientOrderId,
  })
  .map(({ account, side, amount, byQuote, ...terms }) => {
    const size = byQuote ? { quoteQuantity: amount * 100 } : { quantity: amount }
    return newOrder(account, side, { ...terms, ...size, kind: 'market' })
  })

const triggerOrder = fc
  .record({
    ...limitTerms,
    kind: fc.constantFrom('stop-loss', 'stop-loss-limit', 'take-profit', 'take-profit-limit'),
    triggerPrice: price,
  })
  .map(({ account, side, ...terms }) => newOrder(account, side, terms))

const level = fc
  .record({ side, price, quantity: fc.oneof(quantity, fc.constant(0)) })
  .map(({ side, price, quantity }) => ({ side, price: scaled(price), quantity: scaled(quantity) }))

const levels = fc.array(level, { maxLength: 6 })
const lots = fc.nat({ max: 9_000 })
const pick = fc.nat({ max: 1_000 })
const submit = (order: fc.Arbitrary<NewOrder>) =>
  order.map((order): Command => ({ type: 'submit', order }))

/** Any life of an engine, mostly orders. */
export const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: submit(limitOrder) },
    { weight: 2, arbitrary: submit(marketOrder) },
    { weight: 2, arbitrary: submit(triggerOrder) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('cancel'), pick }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('reduce'), pick, lots }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('fill'), pick, lots }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('liquidity'), levels }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('snapshot'), levels }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('report'), price }) },
  ),
  { minLength: 1, maxLength: 60 },
)

/** Gives an engine one command; a pick chooses among the orders that are open. */
export function give(engine: MatchingEngine, command: Command): void {
  switch (command.type) {
    case 'submit':
      return void engine.submit(command.order)
    case 'cancel':
      return void engine.cancel(symbol, pickOpen(engine, command.pick))
    case 'reduce':
      return void engine.reduce(
        symbol,
        pickOpen(engine, command.pick),
        scaled(command.lots / 1_000),
      )
    case 'fill':
      return fillOpen(engine, command)
    case 'liquidity':
      return engine.applyLiquidity(symbol, command.levels)
    case 'snapshot':
      return engine.replaceLiquidity(symbol, command.levels)
    case 'report':
      return engine.report(symbol, { price: scaled(command.price), quantity: 1n, takerSide: 'buy' })
  }
}

/** Fills a part in lots, or all of it when none are drawn. */
function fillOpen(
  engine: MatchingEngine,
  { pick, lots: drawn }: { pick: number; lots: number },
): void {
  const part = drawn === 0 ? undefined : scaled(drawn / 1_000)
  engine.fill(symbol, pickOpen(engine, pick), part)
}

function pickOpen(engine: MatchingEngine, pick: number): number {
  const open = accounts.flatMap(each => engine.openOrders(each))
  return open[pick % Math.max(1, open.length)]?.id ?? 0
}
