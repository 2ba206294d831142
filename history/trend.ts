import type { Outcome } from '../core/outcome.ts'
import type { Trend, TrendPoint, TrendSeries } from '../core/trend.ts'
import type { Verdict } from '../core/verdict.ts'
import type { Database } from './index/database.ts'
import { NoSuchRun } from './named-run.ts'

export interface TrendQuestion {
  readonly check: string
  readonly venue?: string | undefined
  readonly measure?: string | undefined
  readonly target: { readonly identity: string; readonly lines: readonly string[] }
}

/** A run on a venue, or, where `shown` is its place among those that are asked for, a measurement in it. */
interface Row {
  /** The place of the run among all, from the oldest. */
  readonly run: number
  readonly shown: number | null
  readonly venue: string | null
  /** Null, as what follows, in the rows of measurements. */
  readonly run_id: string | null
  readonly started_at: string | null
  readonly verdict: string | null
  readonly faults: string | null
  readonly watermark: string | null
  readonly outcome: string | null
  readonly reason: string | null
  readonly value: number | null
  readonly limit_value: number | null
  /** Null, as the bound, in all rows of a measurement but the newest. */
  readonly unit: string | null
  readonly bound: 'max' | 'min' | null
}

/** What a check measured on the target; a sample counts as three measurements, named by the share that stays below each. */
const numbersSql = `
  WITH own AS (
    SELECT run_id, started_at, verdict, faults, watermark, venue, outcome, reason, measure, place, value, unit, limit_value,
      bound, count, p50, p90, p99
    FROM measures WHERE target = $target AND check_id = $check
  )
  SELECT *, measure AS number, value AS amount FROM own WHERE count IS NULL AND value IS NOT NULL
  UNION ALL
  SELECT *, measure || ' ' || unnest(['p50', 'p90', 'p99']), unnest([p50, p90, p99]) FROM own WHERE count IS NOT NULL
  UNION ALL
  SELECT *, NULL, NULL FROM own`

const namesSql = `
  SELECT number AS measure, bool_or(bound IS NOT NULL) AS limited
  FROM numbers WHERE number IS NOT NULL GROUP BY number ORDER BY min(place), number`

const ofRuns = ['run_id', 'started_at', 'verdict', 'faults', 'watermark', 'outcome', 'reason']
const onlyOfRun = (column: string) => `CASE WHEN number IS NULL THEN ${column} END AS ${column}`
const onlyOfNewest = (column: string) =>
  `CASE WHEN rank() OVER (PARTITION BY venue, number ORDER BY started_at DESC, run_id DESC) = 1 THEN ${column} END AS ${column}`

/**
 * A row for each run and venue, and one for each of these measurements; what was indexed twice at once is told once. No text
 * is told twice, and all of it comes as one JSON: turning single values into ours is what takes longest.
 */
const rowsSql = `
  SELECT dense_rank() OVER (ORDER BY started_at, run_id)::INTEGER AS run, list_position($shown, number) AS shown, venue,
    ${ofRuns.map(onlyOfRun).join(', ')}, amount AS value, limit_value, ${['unit', 'bound'].map(onlyOfNewest).join(', ')}
  FROM numbers WHERE number IS NULL OR list_contains($shown, number)
  QUALIFY row_number() OVER (PARTITION BY run_id, started_at, venue, number ORDER BY place) = 1`
const rowsJsonSql = `SELECT to_json(list(one ORDER BY venue, run, shown))::VARCHAR AS rows FROM (${rowsSql}) one`

/** How a check went over all kept runs of the target; without a measurement that is asked for, by those that have a limit. */
export async function trendOf(database: Database, question: TrendQuestion): Promise<Trend> {
  const { check, target } = question
  await database.rows(`CREATE OR REPLACE TEMP TABLE numbers AS ${numbersSql}`, {
    target: target.identity,
    check,
  })
  const names = await database.rows<{ measure: string; limited: boolean }>(namesSql)
  const measures = names.map(({ measure }) => measure)
  const limited = names.flatMap(({ measure, limited: isLimited }) => (isLimited ? [measure] : []))
  const shown = question.measure === undefined ? limited : [question.measure]
  const [told] = await database.rows<{ rows: string | null }>(rowsJsonSql, { shown })
  const rows = JSON.parse(told?.rows ?? '[]') as readonly Row[]
  if (rows.length === 0) throw await unknownCheck(database, question)
  refuseUnknown('venue', question.venue, unique(rows.flatMap(({ venue }) => venue ?? [])), check)
  refuseUnknown('measure', question.measure, measures, check)

  const wanted = rows.filter(
    ({ venue }) => question.venue === undefined || venue === question.venue,
  )
  const series = [...Map.groupBy(wanted, ({ venue }) => venue).values()].flatMap(own =>
    shown.length > 0
      ? shown.map((measure, place) => seriesOf(own, { measure, place: place + 1 }))
      : [seriesOf(own)],
  )
  const runs = new Set(wanted.map(({ run }) => run)).size
  const watermark = wanted.find(({ watermark: one }) => one)?.watermark ?? ''
  return { check, target: target.lines, watermark, runs, series, measures }
}

/** A run that did not measure it is a point, too: that it could not tell is part of how it went. */
function seriesOf(
  rows: readonly Row[],
  asked?: { readonly measure: string; readonly place: number },
): TrendSeries {
  const measured = asked ? rows.filter(({ shown }) => shown === asked.place) : []
  const byRun = new Map(measured.map(row => [row.run, row]))
  const newest = measured.at(-1)
  return {
    venue: rows[0]!.venue ?? undefined,
    measure: asked?.measure,
    unit: newest?.unit ?? undefined,
    bound: newest?.bound ?? undefined,
    points: rows.filter(({ shown }) => shown === null).map(row => pointOf(row, byRun.get(row.run))),
  }
}

const pointOf = (run: Row, measured: Row | undefined): TrendPoint => ({
  runId: run.run_id!,
  startedAt: run.started_at!,
  verdict: run.verdict as Verdict,
  outcome: run.outcome as Outcome,
  reason: run.reason ?? '',
  faults: run.faults ?? '',
  value: measured?.value ?? null,
  limit: measured?.limit_value ?? null,
})

function refuseUnknown(
  what: 'venue' | 'measure',
  asked: string | undefined,
  known: readonly string[],
  check: string,
): void {
  if (asked === undefined || known.includes(asked)) return
  throw new NoSuchRun(
    `--${what} must be one that ${check} has in the history, was ${asked}: it has ${known.join(', ') || 'none'}`,
  )
}

async function unknownCheck(database: Database, { check, target }: TrendQuestion) {
  const checks = await database.rows<{ id: string }>(
    'SELECT DISTINCT check_id AS id FROM measures WHERE target = $target AND check_id IS NOT NULL ORDER BY id',
    { target: target.identity },
  )
  const ids = checks.map(({ id }) => id)
  if (ids.length === 0)
    return new NoSuchRun(
      `a trend must be of a target with kept runs, none is kept of this one (${target.lines.join(', ')}): run "readiness" first, or name its configuration with --config`,
    )
  const near = ids.filter(id => id.includes(check) || id.split('/')[0] === check.split('/')[0])
  return new NoSuchRun(
    `a check must be one that ran on this target, such as ${(near.length > 0 ? near : ids).slice(0, 5).join(', ')}, was ${check}`,
  )
}

const unique = (words: readonly string[]) => [...new Set(words)]
