import { openHttpTradingSystem } from '../../../clients/trading-system/http/open.ts'
import type { Order } from '../../../clients/trading-system/contract/order.ts'
import type { Execution } from '../../../clients/trading-system/contract/execution.ts'
import type { FirmEndpoint } from '../../../sandbox/endpoints.ts'

/** The firm as checks speak to it: every answer is held against the contract. */
export async function openFirmClient({ url, apiToken }: FirmEndpoint) {
  const firm = await openHttpTradingSystem({ url, token: apiToken, deadlineMs: 10_000 })
  return {
    firm,
    close: () => firm.close(),
    submit: (order: Parameters<NonNullable<typeof firm.orderEntry>['submit']>[0]) =>
      firm.orderEntry!.submit(order),
    cancel: (clientOrderId: string) => firm.orderEntry!.cancel({ clientOrderId }),
    order: async (clientOrderId: string): Promise<Order | undefined> =>
      firm.orders!.get({ clientOrderId }),
    async steps(clientOrderId: string): Promise<readonly Execution[]> {
      const { executions } = await firm.executions!.list({ after: '0' })
      return executions.filter(execution => execution.clientOrderId === clientOrderId)
    },
  }
}
