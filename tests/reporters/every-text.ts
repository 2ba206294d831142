import { RunReport } from '../../core/run-report.ts'

const words = new Set([
  'schema',
  'phase',
  'class',
  'severity',
  'outcome',
  'verdict',
  'kind',
  'bound',
  'phases',
  'missingPhases',
  'startedAt',
  'finishedAt',
  'granted',
  'performed',
  'until',
  'result',
  'was',
  'expires',
  'state',
  'manifestSha256',
  'keyId',
  'software',
])

/** The report with this text in every place that may hold free text. */
export function withEveryText(report: RunReport, text: string): RunReport {
  return RunReport.parse(replaced(report, text))
}

function replaced(node: unknown, text: string): unknown {
  if (typeof node === 'string') return text
  if (Array.isArray(node)) return node.map(item => replaced(item, text))
  if (node === null || typeof node !== 'object') return node
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    words.has(key) && isWord(value) ? value : replaced(value, text),
  ])
  return Object.fromEntries(entries)
}

/** A word of the vocabulary or a list of such, not a list of summaries. */
const isWord = (value: unknown) =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.every(item => typeof item === 'string'))
