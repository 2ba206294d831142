import type { Attestation } from '../core/attestation.ts'
import type { Waiver } from '../core/waiver.ts'
import { readAttestations } from './attestations-file.ts'
import { findCaptures } from './captures.ts'
import { ConfigError } from './config-error.ts'
import { deepFrozen } from './deep-frozen.ts'
import { withDefaultReferences, type Environment } from './default-references.ts'
import { findEvidenceFrom, placedEvidence } from './evidence-from.ts'
import { merge, type Merged } from './merge.ts'
import { problemsOf, problemText, type Origin } from './problem.ts'
import { withHistoryPath } from './risk-history-file.ts'
import { readSources } from './read-sources.ts'
import { brokenRules } from './rules.ts'
import { Config, Settings } from './schema.ts'
import { findStrategies, placedStrategies } from './strategies.ts'
import { withAdapterPath } from './trading-system-target.ts'
import { unreadSettings } from './unread.ts'
import { readWaivers } from './waivers-file.ts'

/** A configuration that may be run with. */
export interface LoadedConfig {
  /** Frozen through and through. */
  readonly config: Config
  /** The files it was read from, in the order in which they were merged. */
  readonly files: readonly string[]
  /** Settings that the files set although nothing reads them yet. */
  readonly unread: readonly string[]
  readonly waivers: readonly Waiver[]
  /** The file and line of each waiver. */
  readonly waiverPlaces: readonly string[]
  readonly attestations: readonly Attestation[]
  /** The file and line of each attestation. */
  readonly attestationPlaces: readonly string[]
}

/**
 * Reads a configuration from files, later ones on top: their keys override, their arrays of tables append.
 * Throws a `ConfigError` that lists everything that is wrong.
 */
export async function loadConfig(
  paths: readonly string[],
  env: Environment = process.env,
): Promise<LoadedConfig> {
  if (paths.length === 0)
    throw new ConfigError(['configuration: must be read from at least one file, was given none'])

  const { sources, problems: unreadable } = await readSources(paths)
  const merged = merge(sources)
  const waivers = await readWaivers(merged)
  const attestations = await readAttestations(merged)
  const captures = await findCaptures(merged)
  const others = await findEvidenceFrom(merged)
  const strategies = await findStrategies(merged)
  // What must hold between settings is not known while some of them could not be read.
  const invalid = invalidSettings(merged, { withRules: unreadable.length === 0 })
  const problems = [
    ...unreadable,
    ...invalid,
    ...waivers.problems,
    ...attestations.problems,
    ...captures.problems,
    ...others.problems,
    ...strategies.problems,
  ]
  if (problems.length > 0) throw new ConfigError(problems)

  const config = withDefaultReferences(Config.parse(merged.table), env)
  return deepFrozen({
    config: withHistoryPath(
      withAdapterPath(
        {
          ...config,
          market_data: placed(config.market_data, captures.files),
          evidence_from: placedEvidence(config.evidence_from, others),
          strategy: placedStrategies(config.strategy, strategies),
        },
        merged.originOf,
      ),
      merged.originOf,
    ),
    files: sources.map(({ file }) => file),
    unread: unreadSettings(merged.table),
    waivers: waivers.entries,
    waiverPlaces: waivers.places,
    attestations: attestations.entries,
    attestationPlaces: attestations.places,
  })
}

/** Captures by where they are, instead of by how the files name them. */
const placed = (
  marketData: Config['market_data'],
  files: readonly string[],
): Config['market_data'] => ({
  ...marketData,
  captures: marketData.captures.map((capture, index) => ({
    ...capture,
    file: files[index] ?? capture.file,
  })),
})

/** In the order in which they stand in the files. */
function invalidSettings(
  { table, originOf }: Merged,
  { withRules }: { readonly withRules: boolean },
): readonly string[] {
  const problems = [...problemsOf(Settings, table), ...(withRules ? brokenRules(table) : [])]
  return problems
    .map(problem => ({ problem, origin: originOf(problem.path) }))
    .toSorted((one, other) => inFileOrder(one.origin, other.origin))
    .map(({ problem, origin }) => problemText(problem, origin))
}

function inFileOrder(one?: Origin, other?: Origin): number {
  if (!one || !other || one.file !== other.file) return 0
  return one.line - other.line
}
