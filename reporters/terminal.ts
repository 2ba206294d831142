import type { Phase } from '../core/phases.ts'
import type { CheckResult, RunReport } from '../core/run-report.ts'
import { canRedraw, textWidth, wantsColour } from './terminal/capabilities.ts'
import type { Environment, Output } from './terminal/capabilities.ts'
import { finishedLine } from './terminal/finished-line.ts'
import { LiveRegion } from './terminal/live-region.ts'
import { paragraph, renderParagraph, type Paragraph } from './terminal/paragraph.ts'
import { PhaseBoard } from './terminal/phase-board.ts'
import { phaseLine } from './terminal/phase-line.ts'
import { summary } from './terminal/summary.ts'

/** What is known when a run starts. */
export interface RunStart {
  readonly runId: string
  readonly profile: string
  readonly watermark: string
  readonly warnings?: readonly string[] | undefined
  readonly checks: number | undefined
}

/** Tells a person, or a log, how a run goes while it goes. */
export interface Progress {
  started(start: RunStart): void
  /** How many results each phase will have, as far as is known by now. */
  expected(byPhase: Partial<Record<Phase, number>>): void
  began(id: string, venue?: string): void
  finished(result: CheckResult): void
  ended(report: RunReport, files: readonly string[]): void
}

/** A line for each phase, redrawn in place, where somebody watches; elsewhere a line for each check that ends. */
export function createProgress(out: Output, env: Environment): Progress {
  // A reader that went away, as `head` does, must not end the run: its reports are still to be written.
  out.on('error', () => {})
  const colour = wantsColour(out, env)
  const board = new PhaseBoard()
  const region = canRedraw(out, env) ? new LiveRegion(out, colour) : undefined
  const redraw = () => region?.draw(rowsThatFit(board, out))
  const say = (paragraphs: readonly Paragraph[]) => {
    const lines = paragraphs.flatMap(content => renderParagraph(content, textWidth(out), colour))
    out.write(lines.map(line => `${line}\n`).join(''))
  }

  return {
    started: start => say(opening(start)),
    expected(byPhase) {
      board.expect(byPhase)
      redraw()
    },
    began(id, venue) {
      board.begin(id, venue)
      redraw()
    },
    finished(result) {
      if (board.finish(result) && !region) say([finishedLine(result)])
      redraw()
    },
    ended(report, files) {
      board.end()
      redraw()
      say([[{ text: '' }], ...summary(report, files)])
    },
  }
}

function opening({
  runId,
  profile,
  watermark,
  warnings = [],
  checks,
}: RunStart): readonly Paragraph[] {
  const amount = checks === undefined ? '' : `, ${checks} checks`
  return [
    [
      { text: 'Market readiness', style: 'bold' },
      { text: ` · profile ${profile}${amount} · run ${runId}` },
    ],
    ...(watermark ? [paragraph('note', watermark)] : []),
    ...warnings.map(warning => paragraph('warning', warning)),
    [{ text: '' }],
  ]
}

/** Rows that scroll off the top could not be drawn over: on a low terminal the phases at work come first. */
function rowsThatFit(board: PhaseBoard, { columns = 80, rows = 24 }: Output) {
  const all = board.rows()
  const fitting = Math.max(rows - 1, 1)
  const kept =
    all.length <= fitting ? all : all.filter(({ running }) => running.length > 0).slice(0, fitting)
  return kept.map(row => phaseLine(row, columns))
}
