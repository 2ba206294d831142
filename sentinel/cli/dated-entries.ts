import { ConfigError } from '../../config/config-error.ts'
import type { LoadedConfig } from '../../config/load.ts'
import { venueAddresses } from '../../config/venue-targets.ts'
import type { KnownCheck } from '../../core/known-check.ts'
import { knownChecks, refuseUnknownChecks } from '../runner/known-checks.ts'
import { UsageError } from '../usage-error.ts'
import type { Action, Arguments } from './command.ts'
import { configurationOf } from './configuration.ts'
import { faultCodes } from './explain.ts'

/** Entries of a file beside the configuration that count for a while, and the command that tells of them. */
export interface DatedEntries<One> {
  readonly noun: 'waiver' | 'attestation'
  readonly examined: (loaded: LoadedConfig, nowMs: number) => Promise<readonly One[]>
  /** Whether somebody has to act, because it ends soon or has ended. */
  readonly isDue: (one: One) => boolean
  readonly asText: (entries: readonly One[], nowMs: number) => string
  readonly asJson: (one: One) => unknown
}

/** Exit code of `expiring` where somebody has to act. */
const due = 10

/** `lint`, `list` and `expiring`: whether they have effect, which there are, and which end soon. */
export const datedEntriesAction =
  <One extends { readonly state: string }>(kind: DatedEntries<One>): Action =>
  async typed => {
    const [word, ...others] = typed.paths
    const nowMs = Date.now()
    if (others.length === 0 && word === 'lint') return lint(kind, typed, nowMs)
    if (others.length === 0 && word === 'list') return list(kind, typed, nowMs)
    if (others.length === 0 && word === 'expiring') return expiring(kind, typed, nowMs)
    throw new UsageError(
      `readiness ${kind.noun} must be followed by lint, list or expiring, was ${typed.paths.join(' ') || 'followed by nothing'}`,
    )
  }

/** Everything that is wrong with a configuration's entries, also what only the checks themselves know. */
async function lint<One extends { readonly state: string }>(
  { noun, examined, asText, asJson }: DatedEntries<One>,
  typed: Arguments,
  nowMs: number,
): Promise<number> {
  const json = typed.flag('json')
  try {
    const entries = await examined(await configurationOf(typed), nowMs)
    const sound = entries.every(({ state }) => state !== 'refused')
    say(json, { sound, problems: [], [`${noun}s`]: entries.map(asJson) }, () =>
      asText(entries, nowMs),
    )
    return sound ? 0 : faultCodes.configuration
  } catch (error) {
    if (!json || !(error instanceof ConfigError)) throw error
    say(json, { sound: false, problems: error.problems, [`${noun}s`]: [] }, () => '')
    return faultCodes.configuration
  }
}

async function list<One>(
  { examined, asText, asJson }: DatedEntries<One>,
  typed: Arguments,
  nowMs: number,
): Promise<number> {
  const entries = await examined(await configurationOf(typed), nowMs)
  say(typed.flag('json'), entries.map(asJson), () => asText(entries, nowMs))
  return 0
}

async function expiring<One>(
  { examined, isDue, asText, asJson }: DatedEntries<One>,
  typed: Arguments,
  nowMs: number,
): Promise<number> {
  const entries = (await examined(await configurationOf(typed), nowMs)).filter(isDue)
  say(typed.flag('json'), entries.map(asJson), () => asText(entries, nowMs))
  return entries.length > 0 ? due : 0
}

function say(json: boolean, value: unknown, text: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(value, undefined, 2)}\n` : text())
}

/** Every check that there is; what those say of themselves that the entries name. */
export async function checksNamedBy(
  loaded: LoadedConfig,
  entries: readonly { readonly check: string }[],
): Promise<readonly KnownCheck[]> {
  const { findChecks } = await import('../runner/list.ts')
  const { allCheckFiles, select } = await import('../runner/selection.ts')
  const files = allCheckFiles()
  const ids = files.map(({ id }) => id)
  refuseUnknownChecks(loaded, ids)
  const named = new Set(entries.map(({ check }) => check))
  const paths = files.filter(({ id }) => named.has(id)).map(({ path }) => path)
  const venues = venueAddresses(loaded.config)
  const found = await findChecks(loaded.config, select({ paths, phases: [] }), { venues })
  const instances = found.map(({ meta: { check, venue } }) => ({
    id: check!.id,
    validFor: check!.validFor,
    limits: Object.keys(check!.limits ?? {}),
    ...(venue !== undefined && { venue }),
    ...(check!.attestable === true && { attestable: true as const }),
    ...(check!.waivable === false && { waivable: false as const }),
  }))
  return knownChecks(ids, instances)
}
