import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

interface Source {
  readonly file: string
  readonly text: string
  readonly body: string
}

const sources: readonly Source[] = globSync('suites/*/*.{check,trade,drill}.ts', { cwd: root })
  .toSorted()
  .map(file => {
    const text = readFileSync(join(root, file), 'utf8')
    return { file, text, body: text.slice(text.indexOf('async (')) }
  })

const filesWhere = (isWrong: (source: Source) => boolean) =>
  sources.filter(isWrong).map(({ file }) => file)

/** The text of one line of a specification, without its quotes. */
const said = ({ text }: Source, key: string): string =>
  new RegExp(`^    ${key}:\\s*(["'\`])([\\s\\S]*?)\\1,$`, 'm').exec(text)?.[2] ?? ''

test('there are checks to look at', () => {
  expect(sources.length).toBeGreaterThan(25)
})

test('a title is a sentence that is true when the check passes', () => {
  expect(filesWhere(source => !/^[a-z]/.test(said(source, 'title')))).toEqual([])
  expect(filesWhere(source => /\bshould\b|\.$/.test(said(source, 'title')))).toEqual([])
})

test('what a check prevents is a loss, not an effort', () => {
  expect(filesWhere(source => !/^[A-Z].*\.$/.test(said(source, 'prevents')))).toEqual([])
  expect(filesWhere(source => /ensure|verif/i.test(said(source, 'prevents')))).toEqual([])
})

test('every limit is measured by its own name before it is compared', () => {
  const limitsOf = ({ text }: Source) =>
    [...text.matchAll(/^\s+(\w+): 'limits\.[\w.]+'|\{ (\w+): 'limits\.|, (\w+): 'limits\./gm)].map(
      match => match[1] ?? match[2] ?? match[3]!,
    )
  const unmeasured = sources.flatMap(source =>
    limitsOf(source)
      .filter(name => !source.body.includes(`evidence.measure('${name}'`))
      .map(name => `${source.file} ${name}`),
  )
  expect(sources.flatMap(limitsOf).length).toBeGreaterThan(25)
  expect(unmeasured).toEqual([])
})

test('a mean is judged of enough orders: of two that are alike it has no width', () => {
  const means = sources.filter(({ body }) => /\b(slippageOf|impactOf)\(/.test(body))
  expect(means.length).toBeGreaterThan(1)
  expect(
    filesWhere(source => means.includes(source) && !source.body.includes('areTooFew(')),
  ).toEqual([])
})

test('what needs a key is not asked without one', () => {
  const signed = /venue\.(signedRead|keyPermissions|keyAddresses|fees)\(|feed\.privateStart\(/
  expect(
    filesWhere(({ body }) => signed.test(body) && !body.includes('notAssessed(!venue.hasKey')),
  ).toEqual([])
})

test('what a venue tells to keys only, or elsewhere, is not asked without a key or that address', () => {
  const lacking = (question: string, condition: string) =>
    filesWhere(({ body }) => body.includes(question) && !body.includes(condition))

  expect(lacking('venue.notices(', 'noticesForKeysOnly && !venue.hasKey')).toEqual([])
  expect(lacking('feed.privateStart(', 'feed.needsPrivateAddress')).toEqual([])
  expect(lacking('feed.bookDeltas(', 'feed.needsKey')).toEqual([])
})

test('what is asked of each symbol is not judged where no symbol is configured', () => {
  expect(
    filesWhere(
      ({ body }) =>
        body.includes('venue.symbols') && !/inconclusive\([^)]*(symbols|described)/.test(body),
    ),
  ).toEqual([])
})
