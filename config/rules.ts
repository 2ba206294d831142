import { merge } from './merge.ts'
import { captureNamesRule } from './rules/captures.ts'
import { declarationsRule } from './rules/declarations.ts'
import { evidenceFromRule } from './rules/evidence-from.ts'
import { addressRule, exchangeNamesRule, instrumentsRule } from './rules/exchanges.ts'
import { alertNamesRule, replicasRule, sandboxRule } from './rules/sections.ts'
import { productionRule } from './rules/production.ts'
import { strategiesRule } from './rules/strategies.ts'
import { krakenHasNoTestSystem } from './rules/test-systems.ts'
import { tradingSystemRule } from './rules/trading-system.ts'
import type { Problem } from './problem.ts'
import { Settings } from './schema.ts'
import type { Table } from './toml-table.ts'

const rules = [
  exchangeNamesRule,
  captureNamesRule,
  addressRule,
  instrumentsRule,
  alertNamesRule,
  replicasRule,
  sandboxRule,
  productionRule,
  krakenHasNoTestSystem,
  declarationsRule,
  tradingSystemRule,
  evidenceFromRule,
  strategiesRule,
]

/**
 * What must hold between settings. The rules look at the files' own tables with the defaults beneath them, so that they
 * speak even where single settings are wrong: all problems are reported at once.
 */
export function brokenRules(table: Table): readonly Problem[] {
  const lines = () => 1
  const defaults = { file: 'defaults', table: { ...Settings.parse({}) }, lines }
  const filled = merge([defaults, { file: 'files', table, lines }]).table
  return rules.flatMap(rule => rule(filled))
}
