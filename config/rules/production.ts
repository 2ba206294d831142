import type { Problem } from '../problem.ts'
import { valueAt, type Table } from '../toml-table.ts'

/** Where real money is, nothing is broken on purpose, and trading is capped, listed and on a key of its own. */
export function productionRule(tree: Table): readonly Problem[] {
  const allow: unknown = valueAt(tree, ['safety', 'allow'])
  if (valueAt(tree, ['system', 'environment']) !== 'production' || !Array.isArray(allow)) return []

  const drill = allow.indexOf('drill')
  const drills = {
    path: ['safety', 'allow', drill],
    rule: 'must not be "drill" where system.environment is "production"',
    found: '"drill"',
    remedy: 'run drills on another target',
  }
  return [...(drill < 0 ? [] : [drills]), ...(allow.includes('trade') ? tradingProblems(tree) : [])]
}

function tradingProblems(tree: Table): readonly Problem[] {
  const problem = (key: string, rule: string, found: string): Problem => ({
    path: ['safety', key],
    rule: `${rule} to trade where system.environment is "production"`,
    found,
    remedy: 'set it, or take "trade" out of safety.allow',
  })
  const symbols = valueAt(tree, ['safety', 'symbols'])
  const dedicated = valueAt(tree, ['safety', 'dedicated_key'])
  const problems: Problem[] = []
  if (valueAt(tree, ['safety', 'max_order_notional']) === undefined)
    problems.push(problem('max_order_notional', 'must be given', 'missing'))
  if (!Array.isArray(symbols) || symbols.length === 0)
    problems.push(problem('symbols', 'must list the symbols', 'empty'))
  if (dedicated !== true) problems.push(problem('dedicated_key', 'must be true', String(dedicated)))
  return problems
}
