import type { RateUsage } from './port.ts'
import type { VenueProtocol } from './protocol.ts'
import type { Answer } from './transport.ts'

interface Noted {
  readonly restraint: 'slow-down' | 'ban' | undefined
  readonly used: readonly { readonly allowance: string; readonly used: number }[]
}

/** Counts what each answer says of the allowance, as it arrives. */
export interface RateMeter {
  observe(answer: Answer): void
  /** Begins to count anew; the returned function tells the usage since then. */
  watch(): () => RateUsage
  /** Highest share of an allowance that an answer reports to be used, in percent; 0 where it reports none. */
  usedPctIn(answer: Answer): number
}

/** Shares are formed when they are asked for, because an allowance may be published after it was first used. */
export function rateMeter(protocol: VenueProtocol): RateMeter {
  const allowances = new Map<string, number>()
  const watchers = new Set<Noted[]>()
  return {
    observe(answer) {
      const noted = {
        restraint: protocol.restraintIn(answer),
        used: protocol.usedAllowances(answer),
      }
      for (const watcher of watchers) watcher.push(noted)
      for (const [key, size] of Object.entries(protocol.publishedAllowances(answer)))
        allowances.set(key, size)
    },
    watch() {
      const noted: Noted[] = []
      watchers.add(noted)
      return () => {
        watchers.delete(noted)
        return usageOf(noted, allowances)
      }
    },
    usedPctIn(answer) {
      const noted = { restraint: undefined, used: protocol.usedAllowances(answer) }
      const usual = Object.entries(protocol.usualAllowances ?? {})
      return usageOf([noted], new Map([...usual, ...allowances])).peakPct
    },
  }
}

function usageOf(noted: readonly Noted[], allowances: ReadonlyMap<string, number>): RateUsage {
  const shares = noted.map(({ used }) =>
    used.flatMap(({ allowance, used: count }) => {
      const size = allowances.get(allowance)
      return size === undefined ? [] : [(100 * count) / size]
    }),
  )
  return {
    peakPct: Math.max(0, ...shares.flat()),
    slowDowns: noted.filter(({ restraint }) => restraint === 'slow-down').length,
    bans: noted.filter(({ restraint }) => restraint === 'ban').length,
    answers: shares.filter(share => share.length > 0).length,
  }
}
