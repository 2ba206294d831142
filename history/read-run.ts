import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { reportFile } from '../core/bundle-manifest.ts'
import { runReportSchema, type RunReport } from '../core/run-report.ts'
import { verdicts } from '../core/verdict.ts'
import { readReport } from '../reporters/json.ts'
import type { KeptRun } from './run-folder.ts'

/** A kept run that cannot be relied on: its file is broken, of another format, or of another run. */
export class UnreadableRun extends Error {
  override readonly name = 'UnreadableRun'
  readonly code = 'READINESS_RUN_UNREADABLE'
}

const RunHead = z.object({
  schema: z.literal(runReportSchema),
  runId: z.string(),
  profile: z.string(),
  sandbox: z.boolean(),
  target: z.object({ identity: z.string(), software: z.string().optional() }).optional(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  selection: z.object({ faults: z.array(z.string()) }),
  verdict: z.enum(verdicts),
})

/** What a run is about, and how it ended. */
export type RunHead = z.output<typeof RunHead>

/** A run may be a baseline if it is a GO on a real target on which no fault was switched on. */
export const mayBeBaseline = ({ verdict, sandbox, selection }: RunHead): boolean =>
  verdict === 'GO' && !sandbox && selection.faults.length === 0

/** Large enough for all that stands before the results, unless a great many paths were selected. */
const headBytes = 16_384
/** The key after the last one that a head needs. */
const afterHead = '\n  "overallStatus":'

/** Reads the beginning of a report, which says what it is about: a thousand of them take a fraction of a second. */
export function readHead(run: KeptRun): RunHead {
  const file = join(run.path, reportFile)
  const start = beginningOf(file)
  const end = start.indexOf(afterHead)
  const text = end < 0 ? readFileSync(file, 'utf8') : `${start.slice(0, end).replace(/,\s*$/, '')}}`
  const { success, data, error } = RunHead.safeParse(parsed(text, file))
  if (!success)
    throw new UnreadableRun(
      `${file} must be a run report of the format ${runReportSchema}, but ${z.prettifyError(error).split('\n', 1)[0]!.replace(/^✖ /, '')}`,
    )
  return sameRun(run, data)
}

/** Reads the whole of a report; one that does not fit the format in every detail is refused. */
export function readRun(run: KeptRun): RunReport {
  const file = join(run.path, reportFile)
  try {
    return sameRun(run, readReport(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof UnreadableRun || !(error instanceof Error)) throw error
    throw new UnreadableRun(`${file}: ${error.message}`, { cause: error })
  }
}

function sameRun<Report extends { readonly runId: string }>(run: KeptRun, report: Report): Report {
  if (report.runId === run.runId) return report
  throw new UnreadableRun(
    `${join(run.path, reportFile)} must be of the run ${run.runId} that its folder is named after, was of ${report.runId}`,
  )
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UnreadableRun(
      `${file} must be JSON, was ${text.trim() === '' ? 'empty' : 'broken'}`,
      { cause: error },
    )
  }
}

function beginningOf(file: string): string {
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(headBytes)
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, headBytes, 0))
  } finally {
    closeSync(descriptor)
  }
}
