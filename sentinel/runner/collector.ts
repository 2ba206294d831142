import { stripVTControlCharacters } from 'node:util'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import type { Progress } from '../../reporters/terminal.ts'
import type { EvidenceFile } from '../../core/evidence-file.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { withSamples } from '../bundle/samples.ts'
import { resultOf, resultOfSilentFile } from './results.ts'
import { withoutSecrets } from './secrets.ts'
import type { CheckFile } from './selection.ts'

/** What the collector tells while the run is under way. */
export type Listener = Pick<Progress, 'expected' | 'began' | 'finished'>

/** Listens to Vitest and keeps one judged result for each check that was selected; a file that says nothing still gets one. */
export class Collector implements Reporter {
  /** Errors outside any check. */
  readonly problems: string[] = []
  /** Raw evidence of the checks that ended. */
  readonly evidence: EvidenceFile[] = []
  readonly #files: ReadonlyMap<string, CheckFile>
  readonly #modules = new Map<string, TestModule>()
  readonly #finished = new Map<string, CheckResult>()
  readonly #listener: Listener | undefined
  readonly #secrets: readonly string[]

  constructor(
    files: readonly CheckFile[],
    {
      listener,
      secrets,
    }: { readonly listener?: Listener | undefined; readonly secrets: readonly string[] },
  ) {
    this.#files = new Map(files.map(file => [file.path, file]))
    this.#listener = listener
    this.#secrets = secrets
  }

  onTestModuleCollected(module: TestModule): void {
    this.#modules.set(module.moduleId, module)
    this.#listener?.expected(this.#expected())
  }

  onTestModuleEnd(module: TestModule): void {
    this.#modules.set(module.moduleId, module)
    this.#tell(errorsAroundChecks(module))
  }

  onTestCaseReady(testCase: TestCase): void {
    const { check, venue } = testCase.meta()
    if (check) this.#listener?.began(check.id, venue)
  }

  onTestCaseResult(testCase: TestCase): void {
    const { result, files } = withSamples(
      this.#resultOf(testCase, this.#fileOf(testCase.module)),
      testCase.meta().samples,
    )
    this.evidence.push(...files)
    this.#finished.set(testCase.id, result)
    this.#listener?.finished(result)
  }

  onTestRunEnd(_modules: unknown, unhandled: readonly { message: string }[]): void {
    this.#tell(unhandled)
  }

  /** Everything that was selected, whether or not it ran, in the order of the selection. */
  results(): readonly CheckResult[] {
    return [...this.#files.values()].flatMap(file => {
      const module = this.#modules.get(file.path)
      const tests = module ? [...module.children.allTests()] : []
      if (tests.length === 0)
        return [withoutSecrets(resultOfSilentFile(file, module), this.#secrets)]
      return tests.map(
        testCase => this.#finished.get(testCase.id) ?? this.#resultOf(testCase, file),
      )
    })
  }

  #tell(errors: readonly { readonly message: string }[]): void {
    const problems = errors.map(
      ({ message }) => `outside any check: ${stripVTControlCharacters(message)}`,
    )
    this.problems.push(...withoutSecrets(problems, this.#secrets))
  }

  #resultOf(testCase: TestCase, file: CheckFile): CheckResult {
    return withoutSecrets(resultOf(testCase, file), this.#secrets)
  }

  #fileOf(module: TestModule): CheckFile {
    return this.#files.get(module.moduleId)!
  }

  #expected(): Partial<Record<CheckFile['phase'], number>> {
    const counts: Partial<Record<CheckFile['phase'], number>> = {}
    for (const [path, { phase }] of this.#files) {
      const module = this.#modules.get(path)
      const tests = module ? [...module.children.allTests()].length : 1
      counts[phase] = (counts[phase] ?? 0) + tests
    }
    return counts
  }
}

/** What the hooks of a file threw; Vitest lets its tests pass all the same. A file without tests tells its errors as a result. */
function errorsAroundChecks(module: TestModule): readonly { readonly message: string }[] {
  if ([...module.children.allTests()].length === 0) return []
  return [module, ...module.children.allSuites()].flatMap(around => around.errors())
}
