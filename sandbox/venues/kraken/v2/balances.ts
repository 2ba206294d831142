import type { LedgerEntry } from '../ledger.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import type { KrakenState } from '../state.ts'
import { timestamp } from '../times.ts'
import { wireNumber } from '../wire-number.ts'
import type { Channel } from './channel.ts'

const decimals = 8

/** What the account has, and each change of it; nothing is said of what open orders hold. */
export const balanceChannel = ({ state }: ConnectionOptions): Channel => ({
  read: params => {
    state.tokens.check(params['token'])
    const snapshot = params['snapshot'] ?? true
    return [{ key: 'balances', result: { channel: 'balances', snapshot } }]
  },
  open: ({ result }, socket) => {
    let sequence = 0
    const publish = (type: 'snapshot' | 'update', data: readonly object[]) => {
      if (state.context.faults.has('silent-private-stream')) return
      sequence += 1
      socket.publish(JSON.stringify({ channel: 'balances', type, data, sequence }))
    }
    if (result['snapshot'] === true) publish('snapshot', holdings(state))
    return state.orders.subscribe(notice => {
      if (notice.type !== 'fill') return
      const entries = notice.fill.ledgers.flatMap(id => state.ledger.get(id) ?? [])
      publish('update', entries.map(change))
    })
  },
})

const holdings = ({ context }: KrakenState): readonly object[] =>
  [...context.engine.balances(context.account)].map(([asset, { free, locked }]) => {
    const balance = wireNumber(free + locked, decimals)
    return {
      asset,
      asset_class: 'currency',
      balance,
      wallets: [{ type: 'spot', id: 'main', balance }],
    }
  })

const change = (entry: LedgerEntry): object => ({
  ledger_id: entry.id,
  ref_id: entry.refid,
  timestamp: timestamp(entry.timeMs),
  type: entry.type,
  subtype: '',
  category: entry.type,
  asset: entry.asset.code,
  asset_class: 'currency',
  amount: wireNumber(entry.amount, decimals),
  fee: wireNumber(entry.fee, decimals),
  balance: wireNumber(entry.balance, decimals),
  wallet_type: 'spot',
  wallet_id: 'main',
})
