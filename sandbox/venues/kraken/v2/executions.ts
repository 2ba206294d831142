import { mostOrderCommands } from '../engine-limits.ts'
import type { OrderNotice } from '../orders/order-log.ts'
import type { ConnectionOptions } from '../sockets/connection-options.ts'
import type { Channel } from './channel.ts'
import { entriesFor, fillEntry, openEntry } from './execution-entries.ts'

const snapshotFills = 50
/** What is left out when only the beginning and the end of orders are asked for. */
const transitions = new Set(['pending_new', 'amended', 'status'])

/** What happens to the account's orders, entry by entry. */
export const executionChannel = ({ state }: ConnectionOptions): Channel => ({
  read: params => {
    state.tokens.check(params['token'])
    const flag = (name: string, ifNotSaid: boolean) => params[name] ?? ifNotSaid
    return [
      {
        key: 'executions',
        result: {
          channel: 'executions',
          snap_orders: flag('snap_orders', true),
          snap_trades: flag('snap_trades', false),
          order_status: flag('order_status', true),
          ratecounter: flag('ratecounter', false),
          maxratecount: mostOrderCommands,
        },
      },
    ]
  },
  open: ({ result }, socket) => {
    const { faults, now } = state.context
    let sequence = 0
    const publish = (type: 'snapshot' | 'update', data: readonly object[]) => {
      if (faults.has('silent-private-stream')) return
      sequence += 1
      socket.publish(JSON.stringify({ channel: 'executions', type, data, sequence }))
    }
    const rate = ({ order }: OrderNotice) =>
      result['ratecounter'] === true
        ? { ratecount: Math.ceil(state.engineLimits.value(order.pair.symbol)) }
        : {}
    if (result['snap_orders'] === true) publish('snapshot', state.orders.open().map(openEntry))
    if (result['snap_trades'] === true) {
      publish('snapshot', state.orders.fills().slice(-snapshotFills).map(fillEntry))
    }
    return state.orders.subscribe(notice => {
      for (const entry of entriesFor(notice, now())) {
        if (result['order_status'] === false && transitions.has(entry.exec_type)) continue
        publish('update', [{ ...entry, ...rate(notice) }])
      }
    })
  },
})
