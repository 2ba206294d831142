import { fixed, padded } from '../amounts.ts'
import { isNameOf } from '../assets.ts'
import { refusals } from '../errors.ts'
import type { LedgerEntry } from '../ledger.ts'
import type { KrakenState } from '../state.ts'
import { seconds } from '../times.ts'
import type { PrivateMethods } from './method.ts'
import { pageOf, readSpan } from './pages.ts'

const mostAsked = 20

/** Every change of the account's balances. */
export const ledgerMethods = ({ ledger }: KrakenState): PrivateMethods => ({
  Ledgers: {
    cost: 2,
    answer: parameters => {
      const names = parameters.list('asset').filter(name => name !== 'all')
      const type = parameters.text('type') ?? 'all'
      const { isWithin } = readSpan(parameters, { timeOf: ({ timeMs }: LedgerEntry) => [timeMs] })
      const entries = ledger
        .entries()
        .filter(entry => names.length === 0 || names.some(name => isNameOf(entry.asset, name)))
        .filter(entry => type === 'all' || entry.type === type)
        .filter(isWithin)
        .toReversed()
      return { ledger: shapes(pageOf(entries, parameters)), count: entries.length }
    },
  },
  QueryLedgers: {
    cost: 2,
    answer: parameters => {
      const ids = parameters.list('id')
      if (ids.length === 0 || ids.length > mostAsked) throw refusals.argument('id')
      return shapes(
        ids.map(id => {
          const entry = ledger.get(id)
          if (!entry) throw refusals.invalidOrder()
          return entry
        }),
      )
    },
  },
})

const shapes = (entries: readonly LedgerEntry[]): object =>
  Object.fromEntries(
    entries.map(({ id, refid, timeMs, type, asset, amount, fee, balance }) => [
      id,
      {
        refid,
        time: seconds(timeMs),
        type,
        subtype: '',
        aclass: 'currency',
        asset: asset.id,
        amount:
          amount < 0n ? `-${padded(-amount, asset.decimals)}` : padded(amount, asset.decimals),
        fee: padded(fee, asset.decimals),
        balance: balance < 0n ? fixed(balance, 8) : padded(balance, asset.decimals),
      },
    ]),
  )
