import { flawsOf, type Waiver } from '../core/waiver.ts'
import type { Merged, Source } from './merge.ts'
import { problemsOf, problemText, type Problem } from './problem.ts'
import { besides } from './read-sources.ts'
import { Waivers } from './schema/waivers.ts'
import { readToml } from './toml-file.ts'
import { isTable, valueAt, type Table } from './toml-table.ts'

/** The waivers of a configuration, and what is wrong with them. */
export interface ReadWaivers {
  readonly waivers: readonly Waiver[]
  readonly problems: readonly string[]
}

/** Reads the file that `safety.waivers` names, if it names one. */
export async function readWaivers({ table, originOf }: Merged): Promise<ReadWaivers> {
  const path = ['safety', 'waivers']
  const name = valueAt(table, path)
  const origin = originOf(path)
  if (typeof name !== 'string' || name === '' || !origin) return { waivers: [], problems: [] }

  const found = await readToml(besides(origin.file, name))
  if ('problem' in found) return { waivers: [], problems: [found.problem] }
  if ('reason' in found) {
    const problem = {
      path,
      rule: 'must name a readable file',
      found: `${JSON.stringify(name)}, which ${found.reason}`,
    }
    return { waivers: [], problems: [problemText(problem, origin)] }
  }
  return judged(found, valueAt(table, ['safety', 'non_waivable']))
}

function judged(source: Source, nonWaivable: unknown): ReadWaivers {
  const table = withTextDates(source.table)
  const parsed = Waivers.safeParse(table)
  const problems = parsed.success
    ? flawProblems(parsed.data.waiver, nonWaivable)
    : problemsOf(Waivers, table)
  const texts = problems.map(problem =>
    problemText(problem, { file: source.file, line: source.lines(problem.path) }),
  )
  return { waivers: parsed.success ? parsed.data.waiver : [], problems: texts }
}

function flawProblems(waivers: readonly Waiver[], nonWaivable: unknown): readonly Problem[] {
  return waivers.flatMap((waiver, index) => [
    ...flawsOf(waiver).map(flaw => flawProblem(index, flaw)),
    ...(Array.isArray(nonWaivable) && nonWaivable.includes(waiver.check)
      ? [
          {
            path: ['waiver', index, 'check'],
            rule: 'must not be listed in safety.non_waivable',
            found: `"${waiver.check}"`,
          },
        ]
      : []),
  ])
}

/** A flaw reads `field rule, was value`. */
function flawProblem(index: number, flaw: string): Problem {
  const [, field = '', rule = flaw, found = ''] = /^(\S+) (.*), was (.*)$/s.exec(flaw) ?? []
  return { path: ['waiver', index, field], rule, found }
}

/** An instant may be written in TOML's own way, without quotes. */
function withTextDates(table: Table): Table {
  const { waiver } = table
  if (!Array.isArray(waiver)) return table
  const items: readonly unknown[] = waiver
  const texts = items.map(item =>
    isTable(item) && item['expires'] instanceof Date
      ? Object.assign({}, item, { expires: item['expires'].toISOString() })
      : item,
  )
  return { ...table, waiver: texts }
}
