import type { TradingSystemTarget } from '../../clients/trading-system/open.ts'
import { aboutOf } from '../../clients/trading-system/about.ts'

/** What is known, at the end of a run, of the software that it judged. */
export interface JudgedSoftware {
  /** Its digest; absent where the trading system told none, or another at the end than at the beginning. */
  readonly software?: string
  /** An error outside any check, if there is one. */
  readonly problems: readonly string[]
}

/** Asks for the digest of the software, and, once the checks have ended, whether it is still the same. */
export function watchSoftware(target: TradingSystemTarget | undefined): {
  /** Where `isAsked` is false nobody is asked again, and nothing is known. */
  ended(isAsked: boolean): Promise<JudgedSoftware>
} {
  const softwareOf = async () => (await aboutOf(target))?.softwareDigest
  const asked = softwareOf()
  return {
    async ended(isAsked) {
      const before = isAsked ? await asked : undefined
      if (before === undefined) return { problems: [] }
      const after = await softwareOf()
      if (after === before) return { software: before, problems: [] }
      if (after === undefined) return { problems: [] }
      return {
        problems: [
          `the software of the target must not change during a run, did: it was ${before}, then ${after}; run again`,
        ],
      }
    },
  }
}
