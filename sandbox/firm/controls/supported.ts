import type { TimeInForce } from '../gateway/port.ts'
import type { Control } from './control.ts'

/** Denies types and times in force that the venue does not take through this firm. */
export const supported: Control = ({ terms, gateway }) => {
  const types = gateway?.orderTypes ?? []
  if (!types.includes(terms.type)) return unsupported('type', types, terms.type)
  const times = gateway?.timesInForce ?? []
  const { timeInForce } = terms
  return times.includes(timeInForce as TimeInForce)
    ? undefined
    : unsupported('timeInForce', times, timeInForce)
}

const unsupported = (what: string, those: readonly string[], was: string) => ({
  code: 'unsupported' as const,
  message: `${what} must be one of ${those.join(', ')}, was ${was}`,
})
