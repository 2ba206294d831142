import type { z } from 'zod'
import {
  StrategyPrices,
  StrategyTrials,
  StrategyUniverse,
} from '../../trading-system/contract/strategy-research.ts'
import { Strategy } from '../../trading-system/contract/strategy.ts'
import type { StrategySource } from '../port.ts'
import { StrategyFileError } from './error.ts'
import { jsonIn } from './table.ts'
import { trialsIn } from './trials.ts'

const Report = Strategy.partial()

/** Files beside the records of a strategy. */
export interface StrategyParts {
  readonly report?: string | undefined
  readonly trials?: string | undefined
  readonly universe?: string | undefined
  readonly prices?: string | undefined
}

/** What the first of these entries that names a part says of it, read when it is asked for. Throws `StrategyFileError`. */
export function partsIn(
  entries: readonly StrategyParts[],
  periodsPerYear: number,
): Pick<StrategySource, 'trials' | 'universe' | 'prices'> {
  const fileOf = (part: keyof StrategyParts) =>
    entries.map(entry => entry[part]).find(file => file !== undefined)
  return {
    async trials() {
      const file = fileOf('trials')
      if (file === undefined) return undefined
      return file.endsWith('.json') ? jsonAs(StrategyTrials, file) : trialsIn(file, periodsPerYear)
    },
    async universe() {
      const file = fileOf('universe')
      return file === undefined ? undefined : jsonAs(StrategyUniverse, file)
    },
    async prices() {
      const file = fileOf('prices')
      return file === undefined ? undefined : jsonAs(StrategyPrices, file)
    },
  }
}

/** What the first of these entries that names a report says; nothing where none does. Throws `StrategyFileError`. */
export async function reportIn(
  entries: readonly StrategyParts[],
): Promise<z.output<typeof Report>> {
  const file = entries.map(({ report }) => report).find(one => one !== undefined)
  return file === undefined ? {} : jsonAs(Report, file)
}

/** JSON of a file as the contract has it. Throws `StrategyFileError`. */
export async function jsonAs<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
): Promise<z.output<Schema>> {
  return held(schema, await jsonIn(file), file)
}

/** What the contract asks for, or a `StrategyFileError` that names the file and the flaw. */
export function held<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  file: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new StrategyFileError(
    file,
    `must be as docs/trading-system.openapi.yaml says, at ${path.join('.') || 'its top'} is not: ${message}`,
  )
}
