import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsToLookAtAgain, withSecondLook } from '../../sentinel/runner/second-look.ts'
import type { CaseVerdict } from '../../sentinel/runner/villain-verdict.ts'
import { resultWith } from '../reporters/sample-results.ts'
import { checkSource, project, readiness } from './launch.ts'

function seen(id: string, surprise: string, fault?: string, venue = 'binance'): CaseVerdict {
  const result = resultWith({ id, venue, ...(fault === undefined ? {} : { fault }) })
  return { result, role: fault === undefined ? 'healthy' : 'villain', surprise }
}

test('only checks that surprised are looked at again, under the faults that surprised', () => {
  const first = [
    seen('risk/a', ''),
    seen('risk/a', 'must fail', 'x'),
    seen('risk/a', '', 'y'),
    seen('risk/b', 'must pass'),
    seen('risk/c', ''),
  ]

  expect(faultsToLookAtAgain(first)).toEqual({ 'risk/a': ['x'], 'risk/b': [] })
})

test('a surprise that does not come again is unsteady, one that does stands', () => {
  const first = [seen('risk/a', 'missed', 'x'), seen('risk/b', 'missed', 'x')]
  const second = [seen('risk/a', '', 'x'), seen('risk/b', 'missed again', 'x')]
  const { cases, unsteady } = withSecondLook(first, second)

  expect(cases).toEqual(second)
  expect(unsteady).toEqual([first[0]])
})

test('the other venue, the other fault and what was not looked at again keep their first look', () => {
  const first = [
    seen('risk/a', 'missed', 'x', 'kraken'),
    seen('risk/a', 'missed', 'y'),
    seen('risk/b', 'missed', 'x'),
  ]

  expect(withSecondLook(first, [seen('risk/a', '', 'x')])).toEqual({ cases: first, unsteady: [] })
})

test('a second look that surprises counts even where the first did not', () => {
  const again = seen('risk/a', 'must pass')

  expect(withSecondLook([seen('risk/a', '')], [again]).cases).toEqual([again])
})

test('no second look can lose a case or hide one that surprised twice', () => {
  const verdicts = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('risk/a', 'risk/b'),
      fc.constantFrom('', 'no'),
      fc.constantFrom('x', 'y'),
    ),
    { selector: ([id, , fault]) => id + fault },
  )
  fc.assert(
    fc.property(verdicts, verdicts, (one, other) => {
      const first = one.map(([id, surprise, fault]) => seen(id, surprise, fault))
      const second = other.map(([id, surprise, fault]) => seen(id, surprise, fault))
      const { cases, unsteady } = withSecondLook(first, second)
      expect(cases).toHaveLength(first.length)
      for (const [index, { result, surprise }] of first.entries()) {
        const again = second.find(
          verdict => verdict.result.id === result.id && verdict.result.fault === result.fault,
        )
        const stands = again ? again.surprise : surprise
        expect(cases[index]?.surprise).toBe(stands)
        expect(unsteady.includes(first[index]!)).toBe(surprise !== '' && stands === '')
      }
    }),
  )
})

/** A check that fails as often as told, and passes from then on. */
const failing = (id: string, times: number) =>
  `import { appendFileSync, existsSync, readFileSync } from 'node:fs'
${checkSource(
  `monitoring/${id}`,
  `({ evidence }) => {
    const seen = existsSync('${id}') ? readFileSync('${id}', 'utf8').length : 0
    appendFileSync('${id}', '.')
    expect(evidence.record('thing', seen >= ${times})).toBe(true)
  }`,
)}`

test('a healthy case that passes when alone is told and is no trouble; one that fails again is', async () => {
  const directory = project({
    'suites/monitoring/stumbles.check.ts': failing('stumbles', 1),
    'suites/monitoring/falls.check.ts': failing('falls', 2),
  })
  const { stdout, code } = await readiness(['villains', 'suites'], directory)

  expect(stdout).toMatch(/^\? seen once, not again alone: NOT HEALTHY +monitoring\/stumbles/m)
  expect(stdout).not.toMatch(/^! NOT HEALTHY +monitoring\/stumbles/m)
  expect(stdout).toMatch(/^! NOT HEALTHY +monitoring\/falls/m)
  expect(stdout).not.toMatch(/^\? .*falls/m)
  expect(code).toBe(20)
})
