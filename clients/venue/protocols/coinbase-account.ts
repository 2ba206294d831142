import type { Exchange } from 'ccxt'
import { VenueRefused } from '../errors.ts'
import type { KeyPermissions } from '../port.ts'

/**
 * What the key may do, as far as reading tells: payment methods are shown only to a key that may transfer, which is the
 * right to withdraw. Whether it may trade no endpoint tells without an order.
 */
export async function coinbaseKeyPermissions(exchange: Exchange): Promise<KeyPermissions> {
  // A key that may not even read would be refused everywhere, which would say nothing about transfers.
  await exchange.request('accounts', 'private', 'GET')
  return { read: true, trade: undefined, withdraw: await mayTransfer(exchange) }
}

async function mayTransfer(exchange: Exchange): Promise<boolean> {
  try {
    await exchange.request('payment-methods', 'private', 'GET')
    return true
  } catch (error) {
    if (error instanceof VenueRefused && error.status === 403 && error.refusal.kind === 'key')
      return false
    throw error
  }
}
