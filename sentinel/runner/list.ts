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
  const { testModules, unhandledErrors } = await vitest.collect()
  await vitest.close()
  const errors = [...unhandledErrors, ...testModules.flatMap(module => module.errors())] as Error[]
  if (errors[0]) throw new Error(`every check must load, one did not: ${errors[0].message}`)
  const specs = testModules.flatMap(module => {
    const file = files.find(({ path }) => path === module.moduleId)!
    return [...module.children.allTests()].map(test => ({
      ...test.meta().check!,
      class: file.class,
    }))
  })
  return list(specs)
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
