import type { Order, OrderKind, SelfTradePrevention } from '../../matching/types.ts'

/** How the engine names the venue's modes of self-trade prevention. */
export const selfTradeModes = {
  dc: 'decrement',
  co: 'expire-maker',
  cn: 'expire-taker',
  cb: 'expire-both',
} as const satisfies Record<string, SelfTradePrevention>

export type SelfTradeMode = keyof typeof selfTradeModes

const modeNames = {
  none: 'dc',
  decrement: 'dc',
  'expire-maker': 'co',
  'expire-taker': 'cn',
  'expire-both': 'cb',
} as const satisfies Record<SelfTradePrevention, SelfTradeMode>

export const selfTradeModeOf = (order: Order): SelfTradeMode => modeNames[order.selfTradePrevention]

/** Whether an order takes any price once it works. */
export const isMarket = ({ kind }: Pick<Order, 'kind'>): boolean =>
  kind === 'market' || kind === 'stop-loss' || kind === 'take-profit'

export const isStop = ({ kind }: Pick<Order, 'kind'>): boolean =>
  kind !== 'market' && kind !== 'limit'

/** Whether a stop waits for the last price to rise (entry) or to fall (loss). */
export type Stop = 'entry' | 'loss'

/** How the engine names a stop: by what it does for its side, not by where it waits. */
export function stopKind(stop: Stop, side: Order['side'], type: 'limit' | 'market'): OrderKind {
  const isStopLoss = (stop === 'entry') === (side === 'buy')
  if (type === 'market') return isStopLoss ? 'stop-loss' : 'take-profit'
  return isStopLoss ? 'stop-loss-limit' : 'take-profit-limit'
}

/** Where the stop of an order waits. */
export function stopOf({ kind, side }: Order): Stop {
  const isStopLoss = kind === 'stop-loss' || kind === 'stop-loss-limit'
  return isStopLoss === (side === 'buy') ? 'entry' : 'loss'
}

export const isOpen = ({ status }: Order): boolean =>
  status === 'accepted' || status === 'partially-filled'

/** Whether a stop still waits for its price. */
export const isWaiting = (order: Order): boolean => isOpen(order) && order.workingMs === undefined

/** An order that ended without a match is forgotten by the venue. */
export const isPurged = (order: Order): boolean => !isOpen(order) && order.filledQuantity === 0n
