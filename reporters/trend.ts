import { outcomes, type Outcome } from '../core/outcome.ts'
import type { Trend, TrendPoint, TrendSeries } from '../core/trend.ts'
import { columns } from './columns.ts'
import { countWords, plural } from './counts.ts'
import { numberWords } from './measurement.ts'
import { printable } from './terminal/printable.ts'
import { outcomeWords } from './vocabulary.ts'

/** Widest plot, in columns; more runs share one. */
const plotWidth = 64
/** Rows of the table; `--json` gives every run. */
const tableRows = 12

/** A trend as text: for each venue and measurement a plot of all runs and a table of the last ones. */
export function trendText({ check, target, watermark, runs, series, measures }: Trend): string {
  const others = measures.filter(name => !series.some(({ measure }) => measure === name))
  return [
    `${check} · ${plural(runs, 'run')} · ${target.join(' · ')}`,
    ...series.flatMap(one => ['', ...seriesLines(one)]),
    '',
    outcomeRow(outcomes),
    ...(watermark ? [watermark] : []),
    ...(others.length > 0 ? [`Also measured (--measure): ${others.join(', ')}`] : []),
    '',
  ]
    .map(printable)
    .join('\n')
}

const outcomeRow = (words: readonly Outcome[]) =>
  words.map(outcome => `${outcomeWords[outcome].mark} ${outcomeWords[outcome].label}`).join('  ')

function seriesLines(series: TrendSeries): readonly string[] {
  const { venue, measure, unit, points } = series
  const name = [venue && `@${venue}`, measure, unit && `(${unit})`].filter(Boolean).join(' ')
  const last = points.slice(-tableRows)
  const left = points.length - last.length
  return [
    `${name || 'outcome'}: ${countWords(countsOf(points))}`,
    ...plotLines(series),
    ...tableOf(last, measure !== undefined).map(line => `  ${line}`),
    ...(left > 0 ? [`  ${plural(left, 'earlier run')} not listed (--json lists all)`] : []),
  ]
}

const levels = '▁▂▃▄▅▆▇█'

/** One column for each run or, of many, for a stretch of them: the worst value above the worst outcome. */
function plotLines({ points, bound, measure }: TrendSeries): readonly string[] {
  const stretches = stretched(points)
  const marks = `  ${stretches.map(stretch => outcomeWords[worstOutcome(stretch)].mark).join('')}`
  const values = points.flatMap(({ value }) => value ?? [])
  if (measure === undefined || values.length === 0) return [marks]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const bars = stretches.map(stretch => {
    const own = stretch.flatMap(({ value }) => value ?? [])
    if (own.length === 0) return ' '
    const worst = bound === 'min' ? Math.min(...own) : Math.max(...own)
    const share = high > low ? (worst - low) / (high - low) : 0
    return levels[Math.round(share * (levels.length - 1))]!
  })
  return [`  ${bars.join('')}  ${numberWords(low)} to ${numberWords(high)}`, marks]
}

function stretched(points: readonly TrendPoint[]): readonly (readonly TrendPoint[])[] {
  const count = Math.min(points.length, plotWidth)
  const edge = (column: number) => Math.floor((column * points.length) / count)
  return Array.from({ length: count }, (_, column) => points.slice(edge(column), edge(column + 1)))
}

/** From the best news to the worst. */
const severityOf: readonly Outcome[] = [
  'not-applicable',
  'passed',
  'stale',
  'waived',
  'not-assessed',
  'inconclusive',
  'failed',
]

const worstOutcome = (points: readonly TrendPoint[]): Outcome =>
  severityOf[Math.max(...points.map(({ outcome }) => severityOf.indexOf(outcome)))]!

function tableOf(points: readonly TrendPoint[], withValue: boolean): readonly string[] {
  const rows = points.map(point => [
    point.startedAt.replace('T', ' ').replace(/(\.\d+)?Z$/, 'Z'),
    point.runId,
    point.verdict,
    `${outcomeWords[point.outcome].mark} ${outcomeWords[point.outcome].label}`,
    ...(withValue
      ? [
          point.value === null ? '–' : numberWords(point.value),
          point.limit === null ? '' : numberWords(point.limit),
        ]
      : []),
    point.faults === '' ? '' : `under ${point.faults}`,
  ])
  const head = ['started (UTC)', 'run', 'verdict', 'outcome']
  return columns([[...head, ...(withValue ? ['value', 'limit'] : []), ''], ...rows], [4, 5])
}

function countsOf(points: readonly TrendPoint[]): Readonly<Record<Outcome, number>> {
  const count = (outcome: Outcome) => points.filter(point => point.outcome === outcome).length
  return Object.fromEntries(outcomes.map(outcome => [outcome, count(outcome)])) as Record<
    Outcome,
    number
  >
}
