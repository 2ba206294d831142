import { readdirSync, statSync, type BigIntStats } from 'node:fs'
import { join } from 'node:path'
import { reportFile } from '../core/bundle-manifest.ts'

/** A run in the history, as its folder tells it, unread. */
export interface KeptRun {
  /** Name of its folder, which sorts by the time of its start. */
  readonly name: string
  readonly path: string
  readonly runId: string
  /** UTC, ISO 8601, in whole seconds. */
  readonly startedAt: string
  /** Changes whenever the report in the folder does. */
  readonly stamp: string
}

/** Something in the history that could not be used. */
export interface Skipped {
  readonly path: string
  readonly reason: string
}

export interface KeptRuns {
  /** Newest first. */
  readonly runs: readonly KeptRun[]
  readonly skipped: readonly Skipped[]
}

const namePattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([A-Za-z0-9][A-Za-z0-9_-]*)$/

/** Everything that the folder keeps; none where there is no folder. What starts with a dot is no run and nobody's business. */
export function keptRuns(folder: string): KeptRuns {
  const runs: KeptRun[] = []
  const skipped: Skipped[] = []
  for (const name of namesIn(folder).toSorted().toReversed()) {
    const path = join(folder, name)
    const found = runAt(path, name)
    if (typeof found === 'string') skipped.push({ path, reason: found })
    else runs.push(found)
  }
  return { runs, skipped }
}

/** The run in a folder, or why there is none. */
export function runAt(path: string, name: string): KeptRun | string {
  const parts = namePattern.exec(name)
  if (!parts) return 'is no kept run: the name of one is such as 20261128T201502Z-r47ece1b0'
  const stats = statOf(join(path, reportFile))
  if (!stats?.isFile()) return `holds no ${reportFile}`
  const [, year, month, day, hour, minute, second, runId] = parts
  return {
    name,
    path,
    runId: runId!,
    startedAt: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
    stamp: `${stats.size}-${stats.mtimeNs}-${stats.ctimeNs}`,
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(name => !name.startsWith('.'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true })
  } catch {
    return undefined
  }
}
