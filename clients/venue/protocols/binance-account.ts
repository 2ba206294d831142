import type { Exchange } from 'ccxt'
import type { FeeRates, KeyAddresses, KeyPermissions } from '../port.ts'
import { decimalOf, field, fieldIfAny } from '../published.ts'

/** What a trade is charged in all: by the schedule, by special terms, and in tax. */
const charges = ['standardCommission', 'specialCommission', 'taxCommission'] as const

/** What the key may do. */
export async function binanceKeyPermissions(exchange: Exchange): Promise<KeyPermissions> {
  const rights = await restrictions(exchange)
  return {
    read: field(rights, 'enableReading') === true,
    trade: field(rights, 'enableSpotAndMarginTrading') === true,
    withdraw: field(rights, 'enableWithdrawals') !== false,
  }
}

/** Whether the key may be used from some addresses only. */
export const binanceKeyAddresses = async (exchange: Exchange): Promise<KeyAddresses> => ({
  restricted: field(await restrictions(exchange), 'ipRestrict') === true,
})

const restrictions = (exchange: Exchange): Promise<unknown> =>
  exchange.request('account/apiRestrictions', 'sapi', 'GET')

/** What the account pays for a symbol, without the discount for paying in the venue's own coin. */
export async function binanceFees(exchange: Exchange, symbol: string): Promise<FeeRates> {
  const answer: unknown = await exchange.request('account/commission', 'private', 'GET', { symbol })
  field(answer, charges[0])
  const percent = (side: 'maker' | 'taker') =>
    charges
      .map(name => fieldIfAny(answer, name))
      .filter(charge => charge !== undefined)
      .reduce<number>((sum, charge) => sum + 100 * Number(decimalOf(field(charge, side), side)), 0)
  return { makerPct: percent('maker'), takerPct: percent('taker') }
}
