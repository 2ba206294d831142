import { setTimeout as wait } from 'node:timers/promises'
import { authenticate } from './authentication.ts'
import { isTrade, weightOf, type Endpoint } from './endpoint.ts'
import { Refusal } from './errors.ts'
import type { Parameters } from './parameters.ts'
import type { BinanceState } from './state.ts'

/** A request that has found its endpoint. */
export interface Arrival {
  readonly address: string
  readonly apiKey: string | undefined
  readonly parameters: Parameters
  /** What the client should have signed. */
  readonly payload: string
}

/** Charges, authenticates and answers a request; refuses with a `Refusal`. */
export async function dispatch(
  state: BinanceState,
  endpoint: Endpoint,
  { address, apiKey, parameters, payload }: Arrival,
): Promise<unknown> {
  const { context, limits } = state
  const weight = weightOf(endpoint, parameters)
  limits.charge(address, weight)
  const asked = endpoint.signed
    ? authenticate(context, { apiKey, trades: isTrade(endpoint), parameters, payload })
    : undefined
  const answer = endpoint.read(parameters)
  parameters.finish()
  const result = await answer({
    key: asked?.key,
    handOver: async () => {
      const latencyMs = context.orderLatencyMs()
      if (latencyMs > 0) await wait(latencyMs)
      asked?.checkAge()
    },
  })
  if (endpoint.order) limits.refund(address, weight)
  return result
}

/** A refusal as it is; anything else is the venue's own failure. */
export const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal(-1001, 'Internal error; unable to process your request. Please try again.', {
        status: 500,
        data: error instanceof Error ? error.message : undefined,
      })
