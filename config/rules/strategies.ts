import type { Problem } from '../problem.ts'
import { shownValue } from '../shown-value.ts'
import type { Table } from '../toml-table.ts'
import { entriesAt } from './duplicates.ts'

/** A record of a strategy is told once, and each entry names what its record is read from. */
export function strategiesRule(tree: Table): readonly Problem[] {
  const seen = new Set<string>()
  return entriesAt(tree, ['strategy']).flatMap(([index, entry]): Problem[] => {
    const { name, source = 'backtest', from = 'files' } = entry
    const key = JSON.stringify([name, source])
    const isRepeated = seen.has(key)
    seen.add(key)
    if (isRepeated) {
      const path = ['strategy', index, 'source']
      const rule = 'must be the only record of this strategy from there'
      return [{ path, rule, found: `${shownValue(path, source)} again` }]
    }
    const wanted = from === 'freqtrade' || from === 'lean' ? ['result'] : ['returns', 'equity']
    const given = wanted.filter(one => entry[one] !== undefined)
    if (given.length === 1) return []
    const path = ['strategy', index, given[1] ?? wanted[0]!]
    const rule =
      wanted.length === 1
        ? `must name the file that ${shownValue(['strategy', index, 'from'], from)} wrote`
        : 'must be given, or `equity`, and not both'
    return [{ path, rule, found: given.length === 0 ? 'missing' : 'given with the other' }]
  })
}
