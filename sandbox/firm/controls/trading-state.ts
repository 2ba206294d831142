import type { Control } from './control.ts'
import { wouldIncrease } from './reduces.ts'

/** Denies all orders while trading is halted, and those that do not make a position smaller while it is reducing. */
export const tradingState: Control = proposal => {
  const { state } = proposal.records.tradingState
  if (state === 'halted')
    return { code: 'tradingState', message: 'trading must be active, was halted' }
  if (state === 'reducing' && wouldIncrease(proposal))
    return {
      code: 'tradingState',
      message: 'an order must make a position smaller while trading is reducing, would not',
    }
  return undefined
}
