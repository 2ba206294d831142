import { Writable } from 'node:stream'
import { createProgress, type Progress } from '../../reporters/terminal.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'

export interface ScreenOptions {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** What a progress reporter wrote, and what a terminal would show of it. */
export function screen({ env = {}, ...size }: ScreenOptions = {}) {
  let written = ''
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString()
      done()
    },
  })
  const out = Object.assign(sink, size)
  const progress = createProgress(out, env)
  return {
    progress,
    written: () => written,
    shown: () => shownLines(written),
    resize: (columns: number) => Object.assign(out, { columns }),
  }
}

/** Tells a whole run to a progress reporter, as the runner would. */
export function tell(progress: Progress, report: RunReport, files: readonly string[] = []): void {
  const { runId, profile, watermark, warnings, results } = report
  progress.started({ runId, profile, watermark, warnings, checks: results.length })
  progress.expected(expectedOf(results))
  for (const result of results) {
    progress.began(result.id, result.venue)
    progress.finished(result)
  }
  progress.ended(report, files)
}

export function expectedOf(
  results: readonly CheckResult[],
): Partial<Record<CheckResult['phase'], number>> {
  const counts: Partial<Record<CheckResult['phase'], number>> = {}
  for (const { phase } of results) counts[phase] = (counts[phase] ?? 0) + 1
  return counts
}

/** A small terminal: it knows the sequences that move up and erase, ignores colour, and has no last column to wrap at. */
function shownLines(written: string): readonly string[] {
  const lines = ['']
  let row = 0
  for (const [token] of written.matchAll(/\p{Cc}\[(\d*)([A-Za-z])|\r|\n|\P{Cc}+/gu)) {
    const [, count, command] = /^\p{Cc}\[(\d*)([A-Za-z])$/u.exec(token) ?? []
    if (command === 'A') row -= Number(count)
    else if (command === 'K') lines[row] = ''
    else if (command === 'J') lines.length = row + 1
    else if (token === '\n') lines[(row += 1)] ??= ''
    else if (!command && token !== '\r') lines[row] += token
  }
  return lines
}
