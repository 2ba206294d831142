import type { OrderKind, SelfTradePrevention } from '../../../matching/types.ts'

/** The types of order that the sandbox's Kraken takes, and what they are to the engine. */
export const orderKinds = {
  market: 'market',
  limit: 'limit',
  'stop-loss': 'stop-loss',
  'stop-loss-limit': 'stop-loss-limit',
  'take-profit': 'take-profit',
  'take-profit-limit': 'take-profit-limit',
} as const satisfies Record<string, OrderKind>

export type OrderType = keyof typeof orderKinds

/** Kraken's ways of self-trade prevention, in the words of REST. */
export const selfTradeModes = {
  'cancel-newest': 'expire-taker',
  'cancel-oldest': 'expire-maker',
  'cancel-both': 'expire-both',
} as const satisfies Record<string, SelfTradePrevention>

export type SelfTradeMode = keyof typeof selfTradeModes
export type TimeInForceWord = 'GTC' | 'IOC' | 'GTD' | 'FOK'

/** The choices of a table of words, in its order. */
export const wordsOf = <Word extends string>(table: Readonly<Record<Word, unknown>>): Word[] =>
  Object.keys(table) as Word[]

/** Whether a type waits for a trigger price. */
export const isTriggered = (type: OrderType): boolean => type !== 'market' && type !== 'limit'

/** Whether a type has a limit price. */
export const hasLimit = (type: OrderType): boolean => type.endsWith('limit')
