import { stat } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { UnusableAdapter } from '../errors.ts'

/** What the module at a path exports as trading system, whatever it is. `path` is absolute. */
export async function loadedModule(path: string): Promise<object> {
  const must = (rule: string, found: string) =>
    new UnusableAdapter(`the trading system's module ${path} must ${rule}, ${found}`)
  const isFile = await stat(path).then(
    found => found.isFile(),
    () => false,
  )
  if (!isFile)
    throw must('be a file', 'was none; set trading_system.adapter to the path of a module')

  const module: unknown = await import(pathToFileURL(path).href).catch((error: unknown) => {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw must('load', `did not: ${words.replace(/\s+/g, ' ')}`)
  })
  const exported = exportOf(module, 'tradingSystem') ?? exportOf(module, 'default')
  if (exported === undefined || exported === null)
    throw must('export `tradingSystem`, or have a default export', 'has neither')
  if (typeof exported !== 'object')
    throw must('export an object as trading system', `exports a ${typeof exported}`)
  return exported
}

const exportOf = (module: unknown, name: string): unknown =>
  typeof module === 'object' && module !== null && name in module
    ? Reflect.get(module, name)
    : undefined
