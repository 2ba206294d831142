import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { claims } from '../../core/claims.ts'
import { finishedPhases } from '../../core/phases.ts'
import { checksGuide } from '../../scripts/checks-guide.ts'
import { describedChecks, type DescribedCheck } from '../../scripts/described-checks.ts'

const docs = join(import.meta.dirname, '../../docs')

let checks: readonly DescribedCheck[] = []
beforeAll(async () => {
  checks = await describedChecks()
})

/** Validations and criteria of finished phases that no check proves. */
function unproven(present: readonly DescribedCheck[]): readonly string[] {
  const proven = new Set<string | undefined>(present.flatMap(({ spec }) => spec.satisfies))
  return finishedPhases
    .flatMap(phase =>
      [...claims[phase].validations, ...claims[phase].criteria].map(claim => `${phase}/${claim}`),
    )
    .filter(claim => !proven.has(claim))
}

test('every validation and criterion of a finished phase has a check', () => {
  expect(finishedPhases.length).toBeGreaterThan(2)
  expect(unproven(checks)).toEqual([])
})

test('a claim is missed as soon as its last check is gone', () => {
  const fewer = checks.filter(({ spec }) => spec.id !== 'market-data/feed-latency')
  expect(unproven(fewer)).toEqual(['market-data/Latency monitoring'])
})

test('every check is described, with a villain, and every numeric villain with its twin', () => {
  expect(checks.length).toBeGreaterThan(70)
  expect(checks.filter(({ villains }) => villains.length === 0)).toEqual([])
  const text = checksGuide(checks)
  for (const { spec, limits, villains, twins } of checks) {
    const section = text.slice(text.indexOf(`\n### ${spec.id}\n`)).split('\n### ', 2)[1]!
    const said = [
      spec.severity,
      ...limits.map(({ path }) => path),
      ...villains.map(({ name }) => `Villain: \`${name}\``),
      ...twins.map(({ name }) => `Twin: \`${name}\``),
      ...(spec.dependsOn ?? []).map(id => `[${id}](#`),
      ...(spec.toldThrough ?? []).map(id => `[${id}](#`),
      ...(spec.attestable ? ['a person may [attest]'] : []),
      ...(spec.waivable === false ? ['nobody may [waive]'] : []),
    ]
    expect(said.filter(words => !section.includes(words))).toEqual([])
  }
})

test('every link leads to a heading or a file that is there', () => {
  const text = checksGuide(checks)
  const anchors = new Set(
    [...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading]) =>
      heading!.toLowerCase().replaceAll(/[:/]/gu, '').replaceAll(' ', '-'),
    ),
  )
  const targets = [...text.matchAll(/\]\(([^)]+)\)/gu)].map(([, target]) => target!)
  const dead = targets.filter(target =>
    target.startsWith('#') ? !anchors.has(target.slice(1)) : !existsSync(join(docs, target)),
  )
  expect(targets.length).toBeGreaterThan(200)
  expect(dead).toEqual([])
})

test('words that Markdown would read as markup stay words, and a bar does not end its cell', () => {
  const [first] = checks
  const title = 'a_b*c <i> [x] | `y`'
  const text = checksGuide([{ ...first!, spec: { ...first!.spec, title, clauses: ['a | b'] } }])
  expect(text).toContain(String.raw`**a\_b\*c \<i\> \[x\] \| \`y\`**`)
  expect(text).toContain(String.raw`| a \| b | [`)
})
