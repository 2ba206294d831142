import { z } from 'zod'
import { RunReport, runReportSchema } from '../core/run-report.ts'

/** A report that cannot be relied on: it is not of this format, or something in it is missing or wrong. */
export class UnreadableReport extends Error {
  override readonly name = 'UnreadableReport'
  readonly code = 'READINESS_REPORT_UNREADABLE'
}

/** The report for programs; its keys are in the order of the schema, whatever order they were put together in. */
export function json(report: RunReport): string {
  return `${JSON.stringify(validated(report), undefined, 2)}\n`
}

/** Reads what `json` wrote; a report that does not fit the schema in every detail is refused. */
export function readReport(text: string): RunReport {
  return validated(parsed(text))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UnreadableReport(
      `a readiness report must be JSON, was ${text.trim() === '' ? 'empty' : `broken (${error instanceof Error ? error.message : String(error)})`}: run again to write it anew`,
      { cause: error },
    )
  }
}

function validated(content: unknown): RunReport {
  const { success, data, error } = RunReport.safeParse(content)
  if (success) return data

  const schema =
    content !== null && typeof content === 'object' && 'schema' in content && content.schema
  if (typeof schema === 'string' && schema !== runReportSchema)
    throw new UnreadableReport(
      `a readiness report must be of the format ${runReportSchema}, was ${schema}: read it with the version that wrote it`,
    )

  const [first, ...others] = error.issues
  const more = others.length > 0 ? `, and ${others.length} more` : ''
  throw new UnreadableReport(
    `a readiness report must fit the format ${runReportSchema}, but ${sentence(first!)}${more}: run again to write it anew`,
  )
}

function sentence({ path, message }: z.core.$ZodIssue): string {
  return `${path.length > 0 ? z.core.toDotPath(path) : 'the whole'}: ${message}`
}
