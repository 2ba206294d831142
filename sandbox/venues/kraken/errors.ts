import type { Rejection } from '../../matching/types.ts'

/** A request that the venue refuses, in Kraken's words; the same over REST and over WebSocket. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

const say = (words: string) => (): Refusal => new Refusal(words)

/** Kraken's refusals, one function for each sentence. */
export const refusals = {
  invalidKey: say('EAPI:Invalid key'),
  invalidSignature: say('EAPI:Invalid signature'),
  invalidNonce: say('EAPI:Invalid nonce'),
  invalidToken: say('EAPI:Invalid token'),
  lockedOut: say('EGeneral:Temporary lockout'),
  tooManyCalls: say('EAPI:Rate limit exceeded'),
  tooManyPublicCalls: say('EGeneral:Too many requests'),
  unknownMethod: say('EGeneral:Unknown method'),
  internal: say('EGeneral:Internal error'),
  permission: say('EGeneral:Permission denied'),
  argument: (name?: string) =>
    new Refusal(`EGeneral:Invalid arguments${name === undefined ? '' : `:${name}`}`),
  unknownPair: say('EQuery:Unknown asset pair'),
  unknownAsset: say('EQuery:Unknown asset'),
  invalidOrder: say('EOrder:Invalid order'),
  unknownOrder: say('EOrder:Unknown order'),
  tooManyOrderCommands: say('EOrder:Rate limit exceeded'),
  tooManyOrders: say('EOrder:Orders limit exceeded'),
  tooSmall: say('EOrder:Order minimum not met'),
  tooCheap: say('EOrder:Cost minimum not met'),
  tick: say('EOrder:Tick size check failed'),
  price: say('EOrder:Invalid price'),
  funds: say('EOrder:Insufficient funds'),
  postOnly: say('EOrder:Post only order'),
  /** Kraken does not publish these words; several clients expect them. */
  duplicate: say('EOrder:Duplicate order'),
  cancelOnly: say('EService:Market in cancel_only mode'),
  limitOnly: say('EService:Market in limit_only mode'),
  deadline: say('EService:Deadline elapsed'),
  noFunding: say('EFunding:No funding method'),
  unknownWithdrawKey: say('EFunding:Unknown withdraw key'),
} as const

const filters = {
  price: refusals.tick,
  lot: () => refusals.argument('volume'),
  notional: refusals.tooCheap,
  'price-band': refusals.price,
  'open-orders': refusals.tooManyOrders,
} as const

const rejections = {
  'unknown-symbol': refusals.unknownPair,
  'market-closed': refusals.cancelOnly,
  'insufficient-balance': refusals.funds,
  'would-take': refusals.postOnly,
  'would-trigger': refusals.price,
  'duplicate-client-order-id': refusals.duplicate,
} as const

/** Why the engine did not take an order, in Kraken's words. */
export const rejected = (rejection: Rejection): Refusal =>
  rejection.reason === 'filter' ? filters[rejection.filter]() : rejections[rejection.reason]()

/** A refusal as it is; anything else is the venue's own failure. */
export const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal ? error : refusals.internal()
