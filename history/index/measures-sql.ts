import { runReportSchema } from '../../core/run-report.ts'

/** Changes whenever the rows below do: an index of another version is built anew. */
export const indexVersion = 2

/** The parts of a report that are indexed; everything else in it is passed over. */
const structure = JSON.stringify({
  schema: 'VARCHAR',
  runId: 'VARCHAR',
  startedAt: 'VARCHAR',
  verdict: 'VARCHAR',
  watermark: 'VARCHAR',
  target: { identity: 'VARCHAR' },
  selection: { faults: ['VARCHAR'] },
  results: [
    {
      id: 'VARCHAR',
      venue: 'VARCHAR',
      outcome: 'VARCHAR',
      from: { profile: 'VARCHAR' },
      reason: 'VARCHAR',
      evidence: [
        {
          name: 'VARCHAR',
          value: 'JSON',
          unit: 'VARCHAR',
          limit: { value: 'DOUBLE', bound: 'VARCHAR' },
          distribution: {
            unit: 'VARCHAR',
            count: 'BIGINT',
            quantiles: [{ share: 'DOUBLE', value: 'DOUBLE' }],
          },
        },
      ],
    },
  ],
})

/** Reads reports: one row each, `report` null where the file is no report. Parameter: `files`. */
export const reportsSql = `
  SELECT filename AS file, json_valid(content) AS valid,
    CASE WHEN json_valid(content) THEN json_transform(content, '${structure}') END AS report
  FROM read_text($files)`

/** Whether a row of `reportsSql` holds the report of the run that its folder is named after. */
export const isReportSql = `
  valid AND report.schema = '${runReportSchema}' AND report.results IS NOT NULL
  AND report.runId IS NOT NULL AND report.startedAt IS NOT NULL AND report.verdict IS NOT NULL
  AND ends_with(parse_filename(parse_path(file)[-2]), '-' || report.runId)`

/** The smallest value that a share of the sample does not exceed; null where that value never came. */
const quantile = (share: number) =>
  `list_filter(seen.distribution.quantiles, point -> point.share >= ${share} - 1e-9)[1].value`

/**
 * One row for each observation of each result, and one for a result, or a run, without any. From a table `reports`. What was
 * taken from another target was not measured on this one, and is passed over.
 */
export const measuresSql = `
  WITH own AS (
    SELECT file, report, list_filter(report.results, result -> result."from".profile IS NULL) AS measured FROM reports
  ), results AS (
    SELECT parse_path(file)[-2] AS folder, file, report,
      unnest(CASE WHEN len(measured) > 0 THEN measured ELSE [NULL] END) AS result
    FROM own
  ), observed AS (
    SELECT folder, file, report, result,
      unnest(CASE WHEN len(result.evidence) > 0 THEN result.evidence ELSE [NULL] END) AS seen,
      generate_subscripts(CASE WHEN len(result.evidence) > 0 THEN result.evidence ELSE [NULL] END, 1) AS place
    FROM results
  )
  SELECT folder, file, report.runId AS run_id, report.startedAt AS started_at, report.target.identity AS target,
    report.watermark AS watermark, report.verdict AS verdict,
    array_to_string(report.selection.faults, ', ') AS faults,
    result.id AS check_id, result.venue AS venue, result.outcome AS outcome,
    split_part(result.reason, chr(10), 1) AS reason,
    seen.name AS measure, place,
    CASE WHEN seen.distribution.count IS NULL AND json_type(seen.value) IN ('DOUBLE', 'BIGINT', 'UBIGINT')
      THEN TRY_CAST(seen.value AS DOUBLE) END AS value,
    coalesce(seen.distribution.unit, seen.unit) AS unit,
    seen.limit.value AS limit_value, seen.limit.bound AS bound,
    seen.distribution.count AS count, ${quantile(0.5)} AS p50, ${quantile(0.9)} AS p90, ${quantile(0.99)} AS p99
  FROM observed`

/** The columns of the rows above, and which state of which report each was read from. */
export const measuresColumns = `
  folder VARCHAR, state VARCHAR, run_id VARCHAR, started_at VARCHAR, target VARCHAR, watermark VARCHAR, verdict VARCHAR,
  faults VARCHAR, check_id VARCHAR, venue VARCHAR, outcome VARCHAR, reason VARCHAR, measure VARCHAR, place BIGINT,
  value DOUBLE, unit VARCHAR, limit_value DOUBLE, bound VARCHAR, count BIGINT, p50 DOUBLE, p90 DOUBLE, p99 DOUBLE`
