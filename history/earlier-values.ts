import type { EarlierValues, NumberName } from './diff/comparisons.ts'
import type { Database } from './index/database.ts'

/** So many earlier runs tell how much a number scatters; more would tell of a system that was another then. */
const mostRuns = 100

export interface EarlierRuns {
  readonly target: string
  /** Only runs that began before this instant, ISO 8601. */
  readonly before: string
}

interface Row extends Omit<NumberName, 'share' | 'venue'> {
  readonly venue: string | null
  readonly value: number | null
  readonly p50: number | null
  readonly p90: number | null
  readonly p99: number | null
}

const columns = [
  ['value', undefined],
  ['p50', 0.5],
  ['p90', 0.9],
  ['p99', 0.99],
] as const

/** What the last runs of a target measured where their checks passed; runs under a fault of the sandbox tell nothing. */
export async function earlierValues(
  database: Database,
  { target, before }: EarlierRuns,
): Promise<EarlierValues> {
  const rows = await database.rows<Row>(
    `WITH earlier AS (
       SELECT DISTINCT run_id, started_at FROM measures
       WHERE target = $target AND started_at < $before AND faults = '' AND verdict <> 'INTERRUPTED'
       ORDER BY started_at DESC LIMIT ${mostRuns})
     SELECT DISTINCT run_id, check_id AS id, venue, measure, place, value, p50, p90, p99
     FROM measures SEMI JOIN earlier USING (run_id, started_at)
     WHERE outcome = 'passed' AND (bound IS NOT NULL OR count IS NOT NULL)`,
    { target, before },
  )
  const values = new Map<string, number[]>()
  for (const { id, venue, measure, ...row } of rows)
    for (const [column, share] of columns) {
      const value = row[column]
      if (value === null) continue
      const key = keyOf({ id, venue: venue ?? undefined, measure, share })
      values.set(key, [...(values.get(key) ?? []), value])
    }
  return name => values.get(keyOf(name)) ?? []
}

const keyOf = ({ id, venue, measure, share }: NumberName) =>
  [id, venue ?? '', measure, share ?? ''].join('\n')
