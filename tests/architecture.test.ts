import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Which rooms a room may import, besides itself; the table of docs/architecture.md. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  config: ['core'],
  helpers: ['core'],
  clients: ['core'],
  reporters: ['core'],
  engines: ['core', 'helpers', 'clients'],
  history: ['core', 'helpers', 'reporters'],
  fixtures: ['core', 'config', 'clients', 'engines'],
  suites: ['core', 'fixtures', 'helpers'],
  sandbox: ['core'],
  sentinel: ['core', 'config', 'clients', 'reporters', 'history', 'engines', 'fixtures'],
}

/** Packages that a room must not import: a check is plain, the vocabulary does not know its runner. */
const mustNotImport: Readonly<Record<string, RegExp>> = {
  core: /^(node:|vitest)/,
  helpers: /^(node:|vitest|ccxt|undici|ws$)/,
  clients: /^vitest/,
  engines: /^vitest/,
  history: /^vitest/,
  reporters: /^vitest/,
  sandbox: /^(vitest|ccxt|zod)/,
  suites: /^[^.]/,
}

interface Import {
  readonly file: string
  readonly room: string
  readonly specifier: string
}

const files = Object.keys(mayImport).flatMap(room =>
  globSync(`${room}/**/*.ts`, { cwd: root }).map(file => ({ file, room })),
)

const imports: readonly Import[] = files.flatMap(({ file, room }) => {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\b[^'"]*?from '([^']+)'|\bimport\('([^']+)'\)|\nimport '([^']+)'/g,
  )
  return [...found].map(match => ({ file, room, specifier: match[1] ?? match[2] ?? match[3]! }))
})

const roomOf = ({ file, specifier }: Import) =>
  normalize(join(dirname(file), specifier)).split('/')[0]!

test('imports point the way that the table says', () => {
  const wrong = imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(one => ({ ...one, target: roomOf(one) }))
    .filter(({ room, target }) => target !== room && !mayImport[room]!.includes(target))
    .map(
      ({ file, specifier, room }) =>
        `${file} imports ${specifier}: ${room} may import ${mayImport[room]!.join(', ') || 'no room'}`,
    )
  expect(wrong).toEqual([])
})

test('rooms stay clear of the packages that are not theirs', () => {
  const wrong = imports
    .filter(({ specifier }) => !specifier.startsWith('.'))
    .filter(({ room, specifier }) => mustNotImport[room]?.test(specifier))
    .map(({ file, room, specifier }) => `${file} imports ${specifier}: ${room} must not`)
  expect(wrong).toEqual([])
})

test('the sandbox knows nothing of core but plain types', () => {
  const wrong = files
    .filter(({ room }) => room === 'sandbox')
    .flatMap(({ file }) => {
      const text = readFileSync(join(root, file), 'utf8')
      return /^import \{(?! type)[^}]*\} from '[./]*\/core\//m.test(text) ? [file] : []
    })
  expect(wrong).toEqual([])
})

test('the firm of the sandbox shares no code with the venues that it trades at', () => {
  const shared = new Set(['sandbox/loopback.ts', 'sandbox/faults/active.ts'])
  const firm = globSync('sandbox/firm/**/*.ts', { cwd: root })
  const outside = firm.flatMap(file => {
    const found = read(file).matchAll(/(?:^|\n)(?:import|export) (?!type )[^'"]*?from '(\.[^']+)'/g)
    return [...found]
      .map(match => normalize(join(dirname(file), match[1]!)))
      .filter(target => !target.startsWith('sandbox/firm/') && !shared.has(target))
      .map(target => `${file} imports ${target}`)
  })
  expect(firm.length).toBeGreaterThan(50)
  expect(outside).toEqual([])
})

test('one suite does not lean on another', () => {
  const wrong = imports.filter(
    one => one.room === 'suites' && one.specifier.startsWith('.') && roomOf(one) === 'suites',
  )
  expect(wrong).toEqual([])
})

test('only the check API extends the test of Vitest', () => {
  const wrong = files.filter(
    ({ file }) => !file.startsWith('fixtures/handed/') && /\.extend\(\s*'/.test(read(file)),
  )
  expect(wrong).toEqual([])
})

test('a check keeps no state between files, catches nothing, waits for no clock and holds no number of its own', () => {
  const forbidden: readonly [RegExp, string][] = [
    [/^let /m, 'module state'],
    [/\bglobalThis\b|\bprocess\b(?! validation)/, 'global state'],
    [/\btry\b|\.catch\(/, 'catching'],
    [/setTimeout|\bsleep\b/, 'sleeping'],
    [/\.(resolves|rejects)\b/, 'an outage turned into a failure'],
    [/toBe(LessThan|GreaterThan)(OrEqual)?\(\s*[1-9]/, 'a literal limit'],
  ]
  const wrong = files
    .filter(({ file }) => /\.(check|trade|drill)\.ts$/.test(file))
    .flatMap(({ file }) =>
      forbidden.filter(([pattern]) => pattern.test(read(file))).map(([, sin]) => `${file}: ${sin}`),
    )
  expect(wrong).toEqual([])
})

test('files stay small enough to be read', () => {
  const long = files
    .filter(({ file }) => read(file).split('\n').length > 400)
    .map(({ file }) => file)
  expect(long).toEqual([])
})

test('the rooms are those that are described', () => {
  const described = new Set(Object.keys(mayImport))
  const rooms = globSync('*/**/*.ts', { cwd: root, exclude: ['node_modules', 'dist', 'coverage'] })
    .map(file => file.split('/')[0]!)
    .filter(
      room =>
        !['tests', 'bench', 'scripts', 'docs', 'reports', 'node_modules', 'dist'].includes(room),
    )
  expect([...new Set(rooms)].filter(room => !described.has(room))).toEqual([])
  expect(imports.length).toBeGreaterThan(100)
})

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
