import type { KeyPath } from '../key-path.ts'
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
    if (entry['module'] !== undefined) return [...moduleProblems(entry, index)]
    const lost = ofModules.find(key => entry[key] !== undefined)
    if (lost !== undefined)
      return [must(['strategy', index, lost], 'must not be given without a module')]
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

const ofModules = ['data', 'symbol', 'calendar', 'bar_seconds', 'parameters', 'grid'] as const
const ofRecords = ['from', 'returns', 'equity', 'trades', 'result', 'stamped'] as const

const must = (path: KeyPath, rule: string): Problem => ({ path, rule, found: 'given' })

/** A module is run over its data and makes the record of the backtest; nothing else can be that record. */
function moduleProblems(entry: Table, index: number): readonly Problem[] {
  const { source = 'backtest', data, symbol, grid, trials } = entry
  const at = (key: string): KeyPath => ['strategy', index, key]
  const missing = (key: string, rule: string) => ({ path: at(key), rule, found: 'missing' })
  return [
    ...(source === 'backtest'
      ? []
      : [
          {
            path: at('source'),
            rule: 'must be `backtest` where a module is run',
            found: shownValue(at('source'), source),
          },
        ]),
    ...(Array.isArray(data) && data.length > 0
      ? []
      : [missing('data', 'must name the bars that the module is run over')]),
    ...(symbol === undefined ? [missing('symbol', 'must say what the bars are of')] : []),
    ...ofRecords
      .filter(key => entry[key] !== undefined)
      .map(key => must(at(key), 'must not be given where a module is run')),
    ...(grid !== undefined && trials !== undefined
      ? [must(at('trials'), 'must not be given beside a grid')]
      : []),
  ]
}
