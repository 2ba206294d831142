import { BacktestError } from './errors.ts'
import type { StrategyModule } from './strategy.ts'

type Parameters = Readonly<Record<string, number>>

/** The defaults of a module with what a run states instead. Throws `BacktestError` of a name that it has not and of no number. */
export function parametersOf(module: StrategyModule, stated: Parameters = {}): Parameters {
  const unknown = Object.keys(stated).filter(name => !Object.hasOwn(module.parameters, name))
  if (unknown.length > 0)
    throw new BacktestError(
      'bad-option',
      `parameters of ${module.name} must be of ${Object.keys(module.parameters).join(', ') || 'none'}, was ${unknown.join(', ')}`,
    )
  const parameters = { ...module.parameters, ...stated }
  const wrong = Object.entries(parameters).find(([, value]) => !Number.isFinite(value))
  if (wrong)
    throw new BacktestError(
      'bad-option',
      `parameters of ${module.name} must be finite numbers, ${wrong[0]} was ${wrong[1]}`,
    )
  return Object.freeze(parameters)
}

/** Events that a module is shown before it may order. Throws `BacktestError` of what is no count. */
export function warmUpOf({ name, warmUpBars = 0 }: StrategyModule): number {
  if (Number.isSafeInteger(warmUpBars) && warmUpBars >= 0) return warmUpBars
  throw new BacktestError(
    'bad-module',
    `warmUpBars of ${name} must be a whole number of at least 0, was ${warmUpBars}`,
  )
}

/** What was imported from a file, as a strategy's module. Throws `BacktestError` of anything else. */
export function moduleFrom(path: string, imported: object): StrategyModule {
  const exported: unknown = Reflect.get(imported, 'strategy') ?? Reflect.get(imported, 'default')
  if (isModule(exported)) return exported
  throw new BacktestError(
    'bad-module',
    `the strategy's module ${path} must export \`strategy\`, or as default, an object with a name, parameters and create(), has no such export`,
  )
}

const isModule = (value: unknown): value is StrategyModule =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'name') === 'string' &&
  typeof Reflect.get(value, 'parameters') === 'object' &&
  typeof Reflect.get(value, 'create') === 'function'
