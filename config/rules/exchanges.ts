import type { Problem } from '../problem.ts'
import { shownValue } from '../shown-value.ts'
import { valueAt, type Table } from '../toml-table.ts'
import { duplicates, entriesAt } from './duplicates.ts'

const exchanges = ['market_connectivity', 'exchanges'] as const

/** No two venues share a name. */
export const exchangeNamesRule = (tree: Table): readonly Problem[] =>
  duplicates(tree, exchanges, { key: 'name', noun: 'exchange' })

/** A venue says where it is, unless a sandbox does. */
export function addressRule(tree: Table): readonly Problem[] {
  if (valueAt(tree, ['sandbox', 'embedded']) === true) return []
  if (valueAt(tree, ['sandbox', 'control_url']) !== undefined) return []
  return entriesAt(tree, exchanges).flatMap(([index, entry]) =>
    ['rest_api_url', 'websocket_url']
      .filter(key => entry[key] === undefined)
      .map(key => ({
        path: [...exchanges, index, key],
        rule: 'must be given unless a sandbox is used',
        found: 'missing',
        remedy: 'set it, or sandbox.embedded = true',
      })),
  )
}

/** Rules of an instrument are stated once, and for a symbol that is traded. */
export function instrumentsRule(tree: Table): readonly Problem[] {
  return entriesAt(tree, exchanges).flatMap(([index, entry]) => {
    const path = [...exchanges, index, 'instruments']
    const symbols: unknown = entry['supported_symbols']
    const strangers = entriesAt(tree, path)
      .filter(
        ([, { symbol }]) =>
          symbol !== undefined && Array.isArray(symbols) && !symbols.includes(symbol),
      )
      .map(([at, { symbol }]) => ({
        path: [...path, at, 'symbol'],
        rule: "must be one of the exchange's supported_symbols",
        found: shownValue(path, symbol),
      }))
    return duplicates(tree, path, { key: 'symbol', noun: 'instrument' }).concat(strangers)
  })
}
