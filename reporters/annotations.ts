import type { RunReport } from '../core/run-report.ts'
import { checksOf, placeOf } from './check-groups.ts'
import type { Concern } from './concern.ts'
import { concernsOf } from './concerns.ts'
import { plural } from './counts.ts'
import { instanceName } from './instance.ts'
import { printable } from './terminal/printable.ts'
import { verdictSentence } from './verdict-sentence.ts'
import { outcomeWords, stopsRelease, verdictWords } from './vocabulary.ts'
import { placeWords } from './watermark.ts'

/** GitHub shows at most so many annotations of one level for a step, and drops the others without a word. */
const mostPerLevel = 10

/** The run as annotations of GitHub Actions: the verdict, then what stands against GO at the file of its check. */
export function annotations(report: RunReport): string {
  const concerns = concernsOf(report)
  const heavy = concerns.filter(({ weight }) => weight !== 'condition')
  const light = concerns.filter(({ weight }) => weight === 'condition')
  const level = verdictLevel(report)
  return [
    command(level, { title: titleOf(report) }, verdictSentence(report)),
    ...atMost(heavy, 'error', level === 'error' ? mostPerLevel - 1 : mostPerLevel),
    ...atMost(light, 'warning', level === 'warning' ? mostPerLevel - 1 : mostPerLevel),
  ].join('')
}

type Level = 'error' | 'warning' | 'notice'

function verdictLevel({ verdict }: RunReport): Level {
  if (stopsRelease(verdict)) return 'error'
  return verdict === 'GO' ? 'notice' : 'warning'
}

function titleOf(report: RunReport): string {
  const { label } = verdictWords[report.verdict]
  return `${label}${placeWords(report)}`
}

function atMost(concerns: readonly Concern[], level: Level, most: number): readonly string[] {
  if (concerns.length <= most) return concerns.map(concern => annotation(concern, level))
  const shown = concerns.slice(0, most - 1)
  const rest = concerns.length - shown.length
  return [
    ...shown.map(concern => annotation(concern, level)),
    command(level, { title: `${rest} more` }, `${plural(rest, 'concern')} more: see the report.`),
  ]
}

function annotation({ claim, cause, next, results, blocked = [] }: Concern, level: Level): string {
  const waiting = checksOf(blocked).length
  const behind = waiting === 0 ? '' : `\nBlocks ${plural(waiting, 'other check')}.`
  const act = `${cause}${behind}\nNext: ${next}`
  const [first] = results
  if (!first) return command(level, { title: claim }, act)
  const title = `${first.id} (${first.severity}): ${outcomeWords[first.outcome].label}`
  const where =
    checksOf(results).length > 1 ? results.map(instanceName) : new Set(results.map(placeOf))
  const message = `${claim} (${[...where].join(', ')}): ${act}`
  return command(level, { file: first.file, line: '1', title }, message)
}

/** One workflow command; a line break or a mark of its syntax in any text would end it, or begin another. */
function command(
  name: Level,
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const words = Object.entries(properties).map(
    ([key, value]) => `${key}=${escaped(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  )
  return `::${name}${words.length > 0 ? ` ${words.join(',')}` : ''}::${escaped(message)}\n`
}

const escaped = (text: string): string =>
  text
    .split('\n')
    .map(line => printable(line).replaceAll('%', '%25'))
    .join('%0A')
