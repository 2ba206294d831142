import type { CheckClass } from '../../core/check.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { roles } from '../roles.ts'
import { definitions } from './definitions.ts'
import { instant } from './instant.ts'
import { longText } from './long-text.ts'
import { markup, type Markup } from './markup.ts'

const classMeanings: Readonly<Record<CheckClass, string>> = {
  check: 'only reads',
  trade: 'sends orders',
  drill: 'breaks something on purpose',
}

/** What a check says of itself, for whoever must answer for it. */
export function checkFacts(results: readonly CheckResult[]): Markup {
  const { phase, prevents, satisfies, clauses, validFor, file, class: kind } = results[0]!
  const started = results.flatMap(({ startedAt }) => startedAt ?? []).toSorted()[0]
  return definitions([
    ['Prevents', prevents && longText(prevents)],
    ['Proves', satisfies.join('; ')],
    ['Clauses', clauses.join('; ')],
    ['Class', `${kind}: ${classMeanings[kind]}`],
    ['Usually owned by', roles[phase]],
    ['Valid for', validFor],
    ['Started', started !== undefined && instant(started)],
    ['File', markup`<code>${file}</code>`],
  ])
}
