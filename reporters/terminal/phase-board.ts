import { isPhase, phases, type Phase } from '../../core/phases.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { instanceName } from '../instance.ts'

/** How far one phase has come. */
export interface PhaseRow {
  readonly phase: Phase
  readonly expected: number
  readonly done: number
  readonly failed: number
  readonly inconclusive: number
  /** What is running, oldest first, without the name of the phase. */
  readonly running: readonly string[]
}

/** Counts what the run tells, phase by phase. */
export class PhaseBoard {
  #expected: Partial<Record<Phase, number>> = {}
  readonly #finished = new Map<string, CheckResult>()
  readonly #running = new Map<string, Phase>()

  expect(byPhase: Partial<Record<Phase, number>>): void {
    this.#expected = { ...this.#expected, ...byPhase }
  }

  begin(id: string, venue?: string): void {
    const [phase = ''] = id.split('/')
    if (isPhase(phase)) this.#running.set(instanceName({ id, venue }), phase)
  }

  /** Whether this result is news; one that was told before is not. */
  finish(result: CheckResult): boolean {
    const name = instanceName(result)
    this.#running.delete(instanceName({ id: result.id, venue: result.venue }))
    if (this.#finished.has(name)) return false
    this.#finished.set(name, result)
    return true
  }

  /** Nothing runs any more. */
  end(): void {
    this.#running.clear()
  }

  rows(): readonly PhaseRow[] {
    return phases.map(phase => this.#row(phase)).filter(({ expected }) => expected > 0)
  }

  #row(phase: Phase): PhaseRow {
    const results = [...this.#finished.values()].filter(result => result.phase === phase)
    const running = [...this.#running].filter(([, own]) => own === phase).map(([name]) => name)
    const count = (outcome: CheckResult['outcome']) =>
      results.filter(result => result.outcome === outcome).length
    return {
      phase,
      expected: Math.max(this.#expected[phase] ?? 0, results.length + running.length),
      done: results.length,
      failed: count('failed'),
      inconclusive: count('inconclusive'),
      running: running.map(name => name.slice(phase.length + 1)),
    }
  }
}
