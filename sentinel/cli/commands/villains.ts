import type { CheckResult } from '../../../core/run-report.ts'
import { measuredWords } from '../../../reporters/measurement.ts'
import type { CaseVerdict } from '../../runner/villain-verdict.ts'
import { mostUnsteady } from '../../runner/second-look.ts'
import type { VillainsEnding } from '../../runner/villains.ts'
import { interruption } from '../../runner/interruption.ts'
import type { Action } from '../command.ts'
import { configurationOf } from '../configuration.ts'

/** Exit code of a framework that cannot be believed: a villain escaped, or a check has none. */
const surprised = 20

/** Prints what became of every villain; exits 0 only when each was detected and each twin passed. */
export const villainsCommand: Action = async typed => {
  const interrupt = interruption()
  const { config } = await configurationOf(typed)
  const { villains } = await import('../../runner/villains.ts')
  const request = { paths: typed.paths, phases: typed.texts('phase'), matrix: typed.flag('matrix') }
  const ending = await villains(
    config,
    { ...request, onCase: verdict => process.stdout.write(`${lineOf(verdict)}\n`) },
    interrupt,
  )
  process.stdout.write(summaryOf(ending))
  if (ending.interrupted) return 130
  return troubles(ending).length > 0 ? surprised : 0
}

const words = {
  healthy: ['healthy', 'NOT HEALTHY'],
  villain: ['detected', 'MISSED'],
  twin: ['twin passed', 'TWIN REFUSED'],
  bystander: ['unmoved', 'UNDECLARED'],
  inapplicable: ['not here', 'NOT HERE'],
} as const

function lineOf({ result, role, surprise }: CaseVerdict): string {
  const word = words[role][surprise ? 1 : 0]
  const subject = [
    result.id,
    result.venue && `on ${result.venue}`,
    result.fault && `under ${result.fault}`,
  ]
  return `${word.padEnd(13)} ${subject.filter(Boolean).join(' ')}${surprise ? `: ${surprise}${seenIn(result)}` : ''}`
}

/** What was measured, without which nobody can tell why a case surprised. */
const seenIn = ({ evidence }: CheckResult): string =>
  evidence.length === 0
    ? ''
    : ` (${evidence.map(one => `${one.name}: ${measuredWords(one)}`).join('; ')})`

function summaryOf(ending: VillainsEnding): string {
  const count = (role: CaseVerdict['role']) => {
    const cases = ending.cases.filter(one => one.role === role)
    return { all: cases.length, fine: cases.filter(({ surprise }) => surprise === '').length }
  }
  const [villain, twin, bystander] = [count('villain'), count('twin'), count('bystander')]
  const inapplicable = ending.cases.filter(({ role }) => role === 'inapplicable').length
  const lines = [
    '',
    ...ending.unsteady.map(one => `? seen once, not again alone: ${lineOf(one)}`),
    ...troubles(ending).map(trouble => `! ${trouble}`),
    `${villain.fine} of ${villain.all} villains detected, ${twin.fine} of ${twin.all} twins passed` +
      (bystander.all > 0
        ? `, ${bystander.all - bystander.fine} undeclared failures among ${bystander.all} other cases`
        : '') +
      (inapplicable > 0 ? `; ${inapplicable} cases do not apply to their venue` : ''),
  ]
  return `${lines.join('\n')}\n`
}

function troubles({
  cases,
  unsteady,
  withoutVillain,
  unproven,
  problems,
  interrupted,
}: VillainsEnding): readonly string[] {
  return [
    ...(interrupted ? ['the run was interrupted; what did not run is not proven'] : []),
    ...withoutVillain.map(
      id =>
        `${id} must have a villain, has none: add a fault that breaks it to sandbox/faults/catalogue.ts`,
    ),
    ...unproven.map(
      villain =>
        `${villain} must be seen to fail on one venue at least, applies to none: open a venue that has it`,
    ),
    ...(unsteady.length > mostUnsteady(cases.length)
      ? [
          `at most ${mostUnsteady(cases.length)} of ${cases.length} cases may surprise only beside others, ${unsteady.length} did: give the machine less to do, or mend them`,
        ]
      : []),
    ...cases.filter(({ surprise }) => surprise !== '').map(lineOf),
    ...problems,
  ]
}
