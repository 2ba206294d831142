import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyOf, namedIn, pathsIn, temporary, writtenBundle } from './written-bundle.ts'

const kinds = [
  ['signed', {}],
  ['unsigned', { signer: undefined }],
] as const

test.for(kinds)(
  'a flipped byte of any file of a bundle that is %s is named',
  { timeout: 300_000 },
  async ([, wanted]) => {
    const folder = await writtenBundle(wanted)
    const files = pathsIn(folder).map(path => ({ path, content: readFileSync(join(folder, path)) }))
    expect(namedIn(folder)).toBeUndefined()

    const flip = fc.record({
      file: fc.constantFrom(...files),
      place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      mask: fc.integer({ min: 1, max: 255 }),
    })
    fc.assert(
      fc.property(flip, ({ file: { path, content }, place, mask }) => {
        const altered = Buffer.from(content)
        altered[Math.floor(place * content.length)]! ^= mask
        writeFileSync(join(folder, path), altered)
        const named = namedIn(folder)
        writeFileSync(join(folder, path), content)
        expect(named).toBe(path)
      }),
      { numRuns: 300 },
    )
    expect(namedIn(folder)).toBeUndefined()
  },
)

test.for(['manifest.json', 'manifest.sig'])(
  'each single byte of %s counts, in each of its bits in turn',
  { timeout: 300_000 },
  async path => {
    const folder = await writtenBundle()
    const content = readFileSync(join(folder, path))
    const missed: number[] = []
    for (let place = 0; place < content.length; place++) {
      const altered = Buffer.from(content)
      altered[place]! ^= 1 << (place % 8)
      writeFileSync(join(folder, path), altered)
      if (namedIn(folder) !== path) missed.push(place)
    }
    expect(missed).toEqual([])
  },
)

const newline = Buffer.from('\n')

type Alteration = (folder: string, path: string, share: number) => string

/** What can befall a file, and which name `verify` must then say. */
const alterations: readonly (readonly [string, Alteration])[] = [
  ['grows', named((place, content) => writeFileSync(place, Buffer.concat([content, newline])))],
  [
    'is cut short at its end',
    named((place, content, share) => truncateSync(place, Math.floor(share * content.length))),
  ],
  [
    'is cut short at its beginning',
    named((place, content, share) =>
      writeFileSync(place, content.subarray(1 + Math.floor(share * (content.length - 1)))),
    ),
  ],
  ['is removed', named(place => rmSync(place))],
  [
    'is copied under another name',
    (folder, path) => {
      copyFileSync(join(folder, path), join(folder, `${path}.copy`))
      return `${path}.copy`
    },
  ],
  [
    'is renamed',
    (folder, path) => {
      renameSync(join(folder, path), join(folder, `${path}.renamed`))
      return path.startsWith('manifest.json') ? path : `${path}.renamed`
    },
  ],
  [
    'gets a companion',
    (folder, path) => {
      const companion = join(dirname(path), '.hidden')
      writeFileSync(join(folder, companion), '')
      return companion
    },
  ],
]

function named(alter: (place: string, content: Buffer, share: number) => void): Alteration {
  return (folder, path, share) => {
    alter(join(folder, path), readFileSync(join(folder, path)), share)
    return path
  }
}

test.for(kinds)(
  'a file of a bundle that is %s is named when it grows, shrinks, goes, comes or is renamed',
  { timeout: 300_000 },
  async ([, wanted]) => {
    const original = await writtenBundle(wanted)
    const paths = pathsIn(original)
    const cases = fc.record({
      path: fc.constantFrom(...paths),
      alteration: fc.constantFrom(...alterations),
      share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    })
    const folder = join(temporary(), 'altered')
    fc.assert(
      fc.property(cases, ({ path, alteration: [, alter], share }) => {
        rmSync(folder, { recursive: true, force: true })
        cpSync(original, folder, { recursive: true })
        const due = alter(folder, path, share)
        expect(namedIn(folder)).toBe(due)
      }),
      { numRuns: 300 },
    )
  },
)

test('two files that change places are named by either name', async () => {
  const folder = await writtenBundle()
  const paths = pathsIn(folder)
  for (const one of paths)
    for (const other of paths.filter(path => path !== one)) {
      const swapped = copyOf(folder)
      renameSync(join(swapped, one), join(swapped, 'aside'))
      renameSync(join(swapped, other), join(swapped, one))
      renameSync(join(swapped, 'aside'), join(swapped, other))
      expect([one, other]).toContain(namedIn(swapped))
    }
})

test('an empty folder in a bundle is named', async () => {
  const folder = await writtenBundle()
  for (const surplus of ['attic', 'evidence/attic']) {
    mkdirSync(join(folder, surplus))
    expect(namedIn(folder)).toBe(surplus)
    rmdirSync(join(folder, surplus))
  }
})
