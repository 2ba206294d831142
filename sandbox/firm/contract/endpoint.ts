import type { Life } from '../life.ts'
import type { Reader } from './read.ts'

/** What the firm offers, in the words of the contract. */
export type Capability =
  | 'orders'
  | 'orderEntry'
  | 'orderReplace'
  | 'massCancel'
  | 'executions'
  | 'positions'
  | 'balances'
  | 'killSwitch'
  | 'tradingState'
  | 'riskLimits'
  | 'riskNumbers'
  | 'bookStatus'
  | 'auditEvents'
  | 'reconciliation'
  | 'settlements'
  | 'custody'
  | 'riskHistory'
  | 'riskModel'
  | 'stressTests'
  | 'correlations'
  | 'allocation'
  | 'strategies'
  | 'strategyReplay'

/**
 * One endpoint of the contract. What its path names in braces is part of what it reads; the rest comes from the query of a
 * GET, and from the body of anything else.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  answer(life: Life, input: unknown): unknown
}

/** An endpoint whose input is read before it is answered. */
export const endpoint = <Input>(
  route: `${Endpoint['method']} ${string}`,
  read: Reader<Input>,
  answer: (life: Life, input: Input) => unknown,
): Endpoint => {
  const [method = '', path = ''] = route.split(' ')
  return {
    method: method as Endpoint['method'],
    path,
    answer: (life, input) => answer(life, read(input, 'request')),
  }
}

/** What a capability consists of, and whether this firm has it. */
export interface Offer {
  readonly endpoints: readonly Endpoint[]
  /** Left out: always. */
  readonly isOffered?: (life: Life) => boolean
}
