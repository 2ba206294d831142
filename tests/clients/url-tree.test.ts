import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { foreignLeaf, authorityOf, mapUrls, urlLeaves } from '../../clients/venue/url-tree.ts'

const scheme = fc.constantFrom('https', 'wss', 'http', 'ws')
const url = fc
  .tuple(scheme, fc.domain(), fc.webPath())
  .map(([name, host, path]) => `${name}://${host}${path}`)
const { tree } = fc.letrec(tie => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    url,
    fc.constantFrom('not a URL', 42, undefined, true),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('api', 'ws', 'public', 'doc', 'ws-api'), tie('tree')),
  ),
}))

test('every leaf that names a host is found, with the keys that lead to it', () => {
  const urls = { api: { ws: { spot: 'wss://a.example/ws' } }, doc: ['https://b.example'], id: 'x' }

  expect(urlLeaves(urls)).toEqual([
    { path: ['api', 'ws', 'spot'], url: 'wss://a.example/ws' },
    { path: ['doc', '0'], url: 'https://b.example' },
  ])
})

test('a template of a host is a leaf as well', () => {
  expect(urlLeaves({ api: 'https://api.{hostname}' })).toHaveLength(1)
})

test('once every leaf is replaced, none is foreign, and nothing else has changed', () => {
  fc.assert(
    fc.property(tree, original => {
      const home = mapUrls(original, () => 'https://home.example/path')
      expect(foreignLeaf(home, new Set(['home.example:443']))).toBeUndefined()
      expect(urlLeaves(home).map(({ path }) => path)).toEqual(
        urlLeaves(original).map(({ path }) => path),
      )
      expect(mapUrls(original, leaf => leaf.url)).toEqual(original)
    }),
  )
})

test('one leaf that is kept is found to be foreign', () => {
  fc.assert(
    fc.property(tree, fc.nat(), (original, pick) => {
      const leaves = urlLeaves(original)
      fc.pre(leaves.length > 0)
      const kept = leaves[pick % leaves.length]!.path.join('.')
      const almost = mapUrls(original, ({ path, url }) =>
        path.join('.') === kept ? url : 'https://home.invalid',
      )
      expect(foreignLeaf(almost, new Set(['home.invalid:443']))?.path.join('.')).toBe(kept)
    }),
  )
})

test.for([
  ['https://a.example/x?y', 'a.example:443'],
  ['wss://A.example', 'a.example:443'],
  ['http://127.0.0.1:4001/api', '127.0.0.1:4001'],
  ['ws://[::1]/', '[::1]:80'],
] as const)('%s leads to %s', ([text, host]) => {
  expect(authorityOf(text)).toBe(host)
})

test.for(['https://home.example:8443', 'https://home.example.evil.example', 'https://[bad'])(
  '%s is foreign to home.example',
  text => {
    expect(foreignLeaf({ text }, new Set(['home.example:443']))?.url).toBe(text)
  },
)
