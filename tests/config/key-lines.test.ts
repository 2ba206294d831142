import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { parse, stringify } from 'smol-toml'
import { keyLines } from '../../config/key-lines.ts'
import { loaded } from './written.ts'

const text = `# a comment with [brackets] and "quotes
top = 1   # trailing = comment

[plain]
key = "a # no comment"
long = """
[not.a.table]
key = 2
"""
'quoted key' = 'C:\\'
"esc\\"aped" = "a \\" b"
dotted.inner.leaf = true

[[list]]
name = "first"
[list.sub]
deep = 1
[[list]]
name = "second"
inline = { one = 1, two = { three = 3 } }
table_array = [
  { x = 1 }, # one
  { x = 2 },
]
[[list.nested]]
y = 1
[list.sub]
deep = 2
`

test.for<readonly [path: readonly (string | number)[], line: number]>([
  [['top'], 2],
  [['plain'], 4],
  [['plain', 'key'], 5],
  [['plain', 'quoted key'], 10],
  [['plain', 'esc"aped'], 11],
  [['plain', 'dotted', 'inner'], 12],
  [['plain', 'dotted', 'inner', 'leaf'], 12],
  [['list'], 14],
  [['list', 0, 'name'], 15],
  [['list', 0, 'sub', 'deep'], 17],
  [['list', 1], 18],
  [['list', 1, 'name'], 19],
  [['list', 1, 'inline', 'two', 'three'], 20],
  [['list', 1, 'table_array', 1, 'x'], 23],
  [['list', 1, 'nested', 0, 'y'], 26],
  [['list', 1, 'sub', 'deep'], 28],
  [['list', 1, 'missing'], 18],
  [['absent', 'key'], 1],
])('%j stands on line %i', ([path, line]) => {
  expect(keyLines(text)(path)).toBe(line)
})

test('a byte order mark is no part of the first key', async () => {
  const { config } = await loaded({ files: { 'a.toml': '\uFEFFprofile = "x"' } })

  expect(config.profile).toBe('x')
})

test('windows line ends do not shift lines', () => {
  const lines = keyLines(text.replaceAll('\n', '\r\n'))

  expect(lines(['list', 1, 'sub', 'deep'])).toBe(28)
  expect(lines(['plain', 'quoted key'])).toBe(10)
})

test('every key of any document is found on a line that names it', () => {
  const word = fc.string({ minLength: 1, maxLength: 8 }).filter(key => !/[\\"\p{C}]/u.test(key))
  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.array(fc.string()))
  const document = fc.dictionary(word, fc.oneof(leaf, fc.dictionary(word, leaf)))

  fc.assert(
    fc.property(document, value => {
      const written = stringify(value)
      const rows = written.split('\n')
      const lines = keyLines(written)
      for (const [key, child] of Object.entries(parse(written))) {
        const inner = typeof child === 'object' && !Array.isArray(child) ? Object.keys(child) : []
        expect(rows[lines([key]) - 1]).toContain(key)
        for (const name of inner) expect(rows[lines([key, name]) - 1]).toContain(name)
      }
    }),
  )
})
