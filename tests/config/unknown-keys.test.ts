import * as fc from 'fast-check'
import { stringify } from 'smol-toml'
import { expect, test } from 'vitest'
import { pathText } from '../../config/key-path.ts'
import { problemsOf } from '../../config/problem.ts'
import { keysAt } from '../../config/schema-walk.ts'
import { Settings } from '../../config/schema.ts'
import { nearest, editDistance } from '../../config/edit-distance.ts'
import { problemsOf as problemsOfFiles } from './written.ts'

const sections = keysAt(Settings, []).filter(key => keysAt(Settings, [key]).length > 0)

/** Any key, with those among them that plain objects inherit. */
const anyKey = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', ''),
)

test('any unknown key is reported, wherever it stands, and never crashes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sections), anyKey, fc.jsonValue(), (section, key, value) => {
      fc.pre(!keysAt(Settings, [section]).includes(key))
      const table = Object.fromEntries([[key, value]])
      const found = problemsOf(Settings, { [section]: table }).map(({ path }) => pathText(path))

      expect(found).toContain(pathText([section, key]))
    }),
  )
})

test('unknown keys are reported from files as well', async () => {
  const keys = fc.sample(anyKey, { numRuns: 40, seed: 7 })
  for (const key of new Set(keys)) {
    if (keysAt(Settings, ['system']).includes(key) || !key.isWellFormed()) continue
    const text = `[system]\n${stringify(Object.fromEntries([[key, 1]]))}`
    const problems = await problemsOfFiles({ files: { 'a.toml': text } })

    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/must be a known setting, was unknown; .* \(a\.toml:2\)$/s)
  }
})

test('a setting with one letter wrong is recognised', () => {
  const settings = sections.flatMap(section =>
    keysAt(Settings, [section])
      .filter(key => key.length > 3)
      .map(key => [section, key] as const),
  )

  fc.assert(
    fc.property(fc.constantFrom(...settings), fc.nat(), ([section, key], position) => {
      const at = position % key.length
      const misspelt = `${key.slice(0, at)}0${key.slice(at + 1)}`
      expect(nearest(misspelt, keysAt(Settings, [section]))).toBe(key)
    }),
  )
})

test.for<readonly [string, string, number]>([
  ['', '', 0],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
  ['levle', 'level', 1],
  ['ca', 'abc', 3],
  ['region', 'regio', 1],
])('from %j to %j it takes %i edits', ([from, to, distance]) => {
  expect(editDistance(from, to)).toBe(distance)
  expect(editDistance(to, from)).toBe(distance)
})

test('a word like no candidate suggests none', () => {
  expect(nearest('quantum', ['name', 'region', 'environment'])).toBeUndefined()
  expect(nearest('x', [])).toBeUndefined()
})
