import type { Order } from '../../matching/types.ts'
import { rateText } from './decimals.ts'
import type { FeedBody } from './feed-message.ts'
import type { FeedSurroundings } from './feed-teller.ts'

interface Orders {
  readonly maker: Order | undefined
  readonly taker: Order | undefined
}

/** What a match says to the account that is a party to it; undefined when the account is not. */
export function ownMatchFields(
  { context, ids }: FeedSurroundings,
  { maker, taker }: Orders,
): FeedBody | undefined {
  const { userId, profileId } = ids
  const fees = context.engine.fees(context.account)
  if (maker?.account === context.account) {
    return {
      maker_user_id: userId,
      maker_profile_id: profileId,
      maker_fee_rate: rateText(fees.maker),
    }
  }
  if (taker?.account === context.account) {
    return {
      taker_user_id: userId,
      taker_profile_id: profileId,
      taker_fee_rate: rateText(fees.taker),
    }
  }
  return undefined
}
