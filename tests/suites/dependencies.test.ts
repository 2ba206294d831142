import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** What each check says that it depends on, or is told through, by id. */
const dependencies = new Map(
  globSync('suites/*/*.{check,trade,drill}.ts', { cwd: root }).map(file => {
    const text = readFileSync(join(root, file), 'utf8')
    const id = /^ {4}id: '([^']+)',$/m.exec(text)?.[1] ?? file
    const listed = [...text.matchAll(/^ {4}(?:dependsOn|toldThrough): \[([^\]]*)\],$/gm)].join(' ')
    return [id, [...listed.matchAll(/'([^']+)'/g)].map(match => match[1]!)] as const
  }),
)

test('a check depends on checks that there are', () => {
  const strangers = [...dependencies].flatMap(([id, names]) =>
    names.filter(name => !dependencies.has(name)).map(name => `${id} depends on ${name}`),
  )
  expect(strangers).toEqual([])
  expect([...dependencies.values()].filter(names => names.length > 0).length).toBeGreaterThan(50)
})

test('no check depends on itself, however long the way', () => {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (dependencies.get(from) ?? []).some(name => {
      if (name === to) return true
      if (seen.has(name)) return false
      seen.add(name)
      return reaches(name, to, seen)
    })
  expect([...dependencies.keys()].filter(id => reaches(id, id))).toEqual([])
})
