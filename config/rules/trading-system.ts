import type { Problem } from '../problem.ts'
import { shownValue } from '../shown-value.ts'
import { valueAt, type Table } from '../toml-table.ts'

const section = 'trading_system'

/** A trading system is spoken to over HTTP or through a module, a token is for HTTP, and commands are for one that is named. */
export function tradingSystemRule(tree: Table): readonly Problem[] {
  const isGiven = (key: string): boolean => valueAt(tree, [section, key]) !== undefined
  const unwanted = (key: string, where: string, remedy: string): readonly Problem[] => {
    const path = [section, key]
    const found = shownValue(path, valueAt(tree, path))
    return isGiven(key) ? [{ path, rule: `must be left out ${where}`, found, remedy }] : []
  }
  if (isGiven('url')) return unwanted('adapter', 'where trading_system.url is given', 'keep one')
  const without = unwanted('api_token', 'without trading_system.url', 'set that, too')
  if (isGiven('adapter')) return without
  const nameless = 'without trading_system.url and trading_system.adapter'
  return [...without, ...unwanted('process', nameless, 'set one of them, too')]
}
