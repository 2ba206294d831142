import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { TestCase, TestModule } from 'vitest/node'
import type { CheckSpec } from '../../core/check.ts'
import { judge, type Ending } from '../../core/outcome.ts'
import type { CheckResult } from '../../core/run-report.ts'
import type { CheckFile } from './selection.ts'

/** Vitest's own note on a test that a cancelled run never let begin or end. */
const abortedNote = 'The test run was aborted by the user.'

/** One ended test as a judged result. */
export function resultOf(testCase: TestCase, file: CheckFile): CheckResult {
  const { check, venue, fault, evidence = [], declared } = testCase.meta()
  const diagnostic = testCase.diagnostic()
  return {
    ...describe(check ?? unknownSpec(file), file),
    ...(venue !== undefined && { venue }),
    ...(fault !== undefined && { fault }),
    ...judge({
      ...endingOf(testCase),
      evidence,
      limits: Object.values(check?.limits ?? {}),
      declared,
      ...(check?.id !== file.id && { errors: [misnamed(check, file)] }),
    }),
    evidence,
    ...(diagnostic && { startedAt: new Date(diagnostic.startTime).toISOString() }),
    durationMs: diagnostic?.duration ?? 0,
  }
}

/** A file that did not load, registered nothing or was never started: as serious as a check can be. */
export function resultOfSilentFile(file: CheckFile, module: TestModule | undefined): CheckResult {
  const ended = module !== undefined && ['passed', 'failed', 'skipped'].includes(module.state())
  const error = module?.errors()[0]
  const message = error && `the file must load, threw: ${stripVTControlCharacters(error.message)}`
  return {
    ...describe(unknownSpec(file), file),
    ...judge({
      state: ended ? 'failed' : 'unfinished',
      errors: message ? [{ message }] : ended ? [{ message: 'the file registers no check' }] : [],
      evidence: [],
      limits: [],
    }),
    evidence: [],
    durationMs: 0,
  }
}

function endingOf(testCase: TestCase): Pick<Ending, 'state' | 'errors'> {
  const { state, errors = [], ...rest } = testCase.result()
  const note = 'note' in rest ? rest.note : undefined
  const plain = errors.map(({ name, message }) => ({
    name,
    message: stripVTControlCharacters(message),
  }))
  if (state === 'pending' || note === abortedNote) return { state: 'unfinished', errors: plain }
  return { state, errors: plain }
}

function describe(spec: CheckSpec, file: CheckFile) {
  return {
    id: spec.id,
    phase: file.phase,
    class: file.class,
    severity: spec.severity,
    title: spec.title,
    prevents: spec.prevents,
    satisfies: spec.satisfies.filter(claim => claim !== undefined),
    clauses: spec.clauses ?? [],
    remediation: spec.remediation,
    validFor: spec.validFor,
    ...(spec.limits && { limitPaths: Object.values(spec.limits) }),
    ...(spec.dependsOn && { dependsOn: spec.dependsOn }),
    ...(spec.toldThrough && { toldThrough: spec.toldThrough }),
    ...(spec.attestable === true && { attestable: true as const }),
    ...(spec.waivable === false && { waivable: false as const }),
    file: relative(process.cwd(), file.path),
  }
}

function misnamed(check: CheckSpec | undefined, { id }: CheckFile): { message: string } {
  const was = check ? check.id : 'a test that is not a check'
  return { message: `the file must hold the check ${id}, held ${was}` }
}

function unknownSpec(file: CheckFile): CheckSpec {
  return {
    id: file.id as CheckSpec['id'],
    severity: 'critical',
    title: `${file.id} can be told`,
    prevents: 'A claim that nobody looked at is taken for granted.',
    satisfies: [] as unknown as CheckSpec['satisfies'],
    validFor: '1d',
    timeoutMs: 0,
    waivable: false,
    remediation: [`Make ${relative(process.cwd(), file.path)} load and run to its end.`],
  }
}
