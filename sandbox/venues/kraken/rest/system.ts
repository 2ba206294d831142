import { assetOf } from '../assets.ts'
import { refusals } from '../errors.ts'
import { isNameOf } from '../assets.ts'
import type { KrakenState } from '../state.ts'
import { isoSeconds } from '../times.ts'
import type { PublicMethods } from './method.ts'

/** The venue's clock, its status and its assets. */
export const systemMethods = ({ context, pairs }: KrakenState): PublicMethods => ({
  Time: () => {
    const nowMs = context.now()
    return { unixtime: Math.floor(nowMs / 1000), rfc1123: rfc1123(nowMs) }
  },
  SystemStatus: () => ({
    status: context.faults.has('maintenance') ? 'maintenance' : 'online',
    timestamp: isoSeconds(context.now()),
  }),
  Assets: parameters => {
    const codes = new Set([
      ...pairs.all.flatMap(({ base, quote }) => [base.code, quote.code]),
      ...context.engine.balances(context.account).keys(),
    ])
    const all = [...codes].map(assetOf)
    const asked = parameters.list('asset')
    const found = asked.map(name => {
      const asset = all.find(each => isNameOf(each, name))
      if (!asset) throw refusals.unknownAsset()
      return asset
    })
    return Object.fromEntries(
      (asked.length > 0 ? found : all).map(({ id, altname, decimals, displayDecimals }) => [
        id,
        {
          aclass: 'currency',
          altname,
          decimals,
          display_decimals: displayDecimals,
          collateral_value: 1,
          status: 'enabled',
        },
      ]),
    )
  },
})

/** Such as `Thu, 06 Jul 23 18:50:48 +0000`. */
const rfc1123 = (ms: number): string =>
  new Date(ms)
    .toUTCString()
    .replace(/ \d\d(\d\d) /, ' $1 ')
    .replace('GMT', '+0000')
