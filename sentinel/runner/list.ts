import { relative } from 'node:path'
import type { TaskMeta } from 'vitest'
import type { TestModule } from 'vitest/node'
import type { Config } from '../../config/schema.ts'
import type { Target } from '../../fixtures/provided.ts'
import { list } from '../../reporters/list.ts'
import { choose, type ChoiceRequest } from './chosen.ts'
import { createEngine } from './engine.ts'
import type { CheckFile } from './selection.ts'
import { provide } from './session.ts'

/** One instance of a check, read from its file. */
export interface FoundCheck {
  readonly file: CheckFile
  readonly meta: TaskMeta
}

/** The checks that a request selects, as text; loads their files and runs none of them. */
export async function listChecks(config: Config, request: ChoiceRequest): Promise<string> {
  const found = await findChecks(config, choose(config, request).files, nowhere)
  return list(found.map(({ file, meta }) => ({ ...meta.check!, class: file.class })))
}

/** The instances of the selected checks on a target, without opening any of it. */
export async function findChecks(
  config: Config,
  files: readonly CheckFile[],
  target: Target,
): Promise<readonly FoundCheck[]> {
  const vitest = await createEngine({ reporter: {}, files, workers: 1 })
  await provide(vitest, { runId: 'list', journal: '', config, targets: [target] })
  const { testModules, unhandledErrors } = await vitest.collect([], { staticParse: false })
  await vitest.close()
  const complaints = [
    ...(unhandledErrors as Error[]).map(({ message }) => message),
    ...testModules.flatMap(module => complaintsOf(module, files)),
  ]
  if (complaints.length > 0) throw new NotListed(complaints)
  return testModules.flatMap(module => {
    const file = files.find(({ path }) => path === module.moduleId)!
    return [...module.children.allTests()].map(test => ({ file, meta: test.meta() }))
  })
}

/** A listing that left a check out would be believed. */
export class NotListed extends Error {
  override readonly name = 'NotListed'
  readonly code = 'NOT_LISTED'

  constructor(complaints: readonly string[]) {
    super(
      [
        'every file must load and hold the check that it is named after, these do not:',
        ...complaints,
      ].join('\n  '),
    )
  }
}

function complaintsOf(module: TestModule, files: readonly CheckFile[]): readonly string[] {
  const name = relative(process.cwd(), module.moduleId)
  const id = files.find(({ path }) => path === module.moduleId)?.id
  const errors = module.errors()
  const tests = [...module.children.allTests()]
  const held = tests.map(test => test.meta().check?.id ?? 'no check')
  const found = tests.length + errors.length === 0 ? ['no check'] : held
  return [
    ...errors.map(({ message }) => `${name}: ${message}`),
    ...found.filter(one => one !== id).map(one => `${name}: must hold ${id}, holds ${one}`),
  ]
}

/** A listing opens nothing; one venue stands for all. */
export const nowhere: Target = {
  venues: [
    {
      name: 'each venue',
      ccxtId: '',
      rest: 'http://127.0.0.1',
      websocket: 'ws://127.0.0.1',
      symbols: [],
      timeScale: 1,
    },
  ],
}
