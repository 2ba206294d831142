import { relative } from 'node:path'
import type { TestModule } from 'vitest/node'
import type { LoadedConfig } from '../../config/load.ts'
import { list } from '../../reporters/list.ts'
import { createEngine } from './engine.ts'
import { select, type SelectionRequest } from './selection.ts'
import { provide } from './session.ts'

/** The checks that a request selects, as text; loads their files and runs none of them. */
export async function listChecks(
  { config }: LoadedConfig,
  request: SelectionRequest,
): Promise<string> {
  const files = select(request)
  const vitest = await createEngine({ reporter: {}, files, workers: 1 })
  await provide(vitest, { runId: 'list', journal: '', config, targets: [nowhere] })
  const { testModules, unhandledErrors } = await vitest.collect([], { staticParse: false })
  await vitest.close()
  const complaints = [
    ...(unhandledErrors as Error[]).map(({ message }) => message),
    ...testModules.flatMap(complaintsOf),
  ]
  if (complaints.length > 0) throw new NotListed(complaints)
  const specs = testModules.flatMap(module => {
    const file = files.find(({ path }) => path === module.moduleId)!
    return [...module.children.allTests()].map(test => ({
      ...test.meta().check!,
      class: file.class,
    }))
  })
  return list(specs)
}

/** A listing that left a check out would be believed. */
export class NotListed extends Error {
  override readonly name = 'NotListed'
  readonly code = 'NOT_LISTED'

  constructor(complaints: readonly string[]) {
    super(['every file must load and hold checks, these did not:', ...complaints].join('\n  '))
  }
}

function complaintsOf(module: TestModule): readonly string[] {
  const name = relative(process.cwd(), module.moduleId)
  const strangers = [...module.children.allTests()].filter(one => one.meta().check === undefined)
  return [
    ...module.errors().map(({ message }) => `${name}: ${message}`),
    ...strangers.map(one => `${name}: '${one.name}' is a test and no check`),
  ]
}

/** A listing opens nothing; one venue stands for all. */
const nowhere = {
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
