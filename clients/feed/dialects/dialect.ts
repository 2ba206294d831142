import type { MarketEvent, StatedLevel } from '../../../core/market-event.ts'

/** How a venue speaks of the market. */
export interface Dialect {
  /** What a frame of a stream says; nothing of what is not about the market. */
  read(text: string): readonly MarketEvent[]
  /** What the answer to a REST request says. */
  readAnswer(url: string, text: string): readonly MarketEvent[]
}

const nothing: readonly MarketEvent[] = []

/** Nothing that is about the market. */
export const silent = (): readonly MarketEvent[] => nothing

/** A frame that is not what its venue speaks. */
export const unreadable = (text: string): readonly MarketEvent[] => [
  { kind: 'unreadable', words: text.slice(0, 80) },
]

/** Whether this is a list of levels; what their prices and quantities are is for who follows the book to judge. */
export function areLevels(value: unknown): value is readonly StatedLevel[] {
  if (!Array.isArray(value)) return false
  for (let index = 0; index < value.length; index++) if (!Array.isArray(value[index])) return false
  return true
}
