import { setTimeout as sleep } from 'node:timers/promises'
import { openHttpTradingSystem } from '../../../clients/trading-system/http/open.ts'
import type { Order } from '../../../clients/trading-system/contract/order.ts'
import type { Execution } from '../../../clients/trading-system/contract/execution.ts'
import type { NewOrder } from '../../../clients/trading-system/port.ts'
import type { FirmEndpoint } from '../../../sandbox/endpoints.ts'

/** The firm as checks speak to it: every answer is held against the contract. */
export async function openFirmClient({ url, apiToken }: FirmEndpoint) {
  const firm = await openHttpTradingSystem({ url, token: apiToken, deadlineMs: 30_000 })
  const submitNow = (order: NewOrder) => firm.orderEntry!.submit(order)
  const isUnready = async ({ venue, symbol }: NewOrder) => {
    const { books } = await firm.bookStatus!.read()
    const isOf = (book: (typeof books)[number]) => book.venue === venue && book.symbol === symbol
    if (books.some(book => isOf(book) && !book.usable)) return true
    return (await firm.reconciliation!.last())?.state !== 'agreed'
  }
  return {
    firm,
    close: () => firm.close(),
    submitNow,
    /** A firm that is late to open or to follow a book, for want of a processor, is waited for. */
    async submit(order: NewOrder): Promise<Order> {
      for (let tries = 0; tries < 400 && (await isUnready(order)); tries += 1) await sleep(50)
      return submitNow(order)
    },
    cancel: (clientOrderId: string) => firm.orderEntry!.cancel({ clientOrderId }),
    order: async (clientOrderId: string): Promise<Order | undefined> =>
      firm.orders!.get({ clientOrderId }),
    async steps(clientOrderId: string): Promise<readonly Execution[]> {
      const { executions } = await firm.executions!.list({ after: '0' })
      return executions.filter(execution => execution.clientOrderId === clientOrderId)
    },
  }
}
