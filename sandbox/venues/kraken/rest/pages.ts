import { refusals } from '../errors.ts'
import type { Parameters } from '../parameters.ts'

const pageSize = 50

/** One page of a list, newest first, from the offset that a request names. */
export function pageOf<Item>(items: readonly Item[], parameters: Parameters): readonly Item[] {
  const offset = parameters.integer('ofs') ?? 0
  if (offset < 0) throw refusals.argument('ofs')
  return items.slice(offset, offset + pageSize)
}

interface Readers<Item> {
  /** The times by which it is found, in milliseconds. */
  readonly timeOf: (item: Item) => readonly number[]
}

/** Reads `start` (exclusive) and `end` (inclusive), each an instant in seconds. */
export function readSpan<Item>(
  parameters: Parameters,
  { timeOf }: Readers<Item>,
): { readonly isWithin: (item: Item) => boolean } {
  const startMs = readMs(parameters, 'start') ?? Number.NEGATIVE_INFINITY
  const endMs = readMs(parameters, 'end') ?? Number.POSITIVE_INFINITY
  return { isWithin: item => timeOf(item).some(ms => ms > startMs && ms <= endMs) }
}

function readMs(parameters: Parameters, name: string): number | undefined {
  const text = parameters.text(name)
  if (text === undefined) return undefined
  if (!/^\d{1,12}(\.\d+)?$/.test(text)) throw refusals.argument(name)
  return Number(text) * 1000
}
