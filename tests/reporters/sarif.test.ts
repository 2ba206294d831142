import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isError, sarif, type StaticFinding, type StaticRule } from '../../reporters/sarif.ts'

const tool = { name: 'market-readiness-sentinel', version: '0.1.0' }
const written = new URL('../data/sarif/sarif-2.1.0-rtm.5.json', import.meta.url)
const {
  // Of draft 04, of which it uses nothing that later drafts changed.
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(written, 'utf8')) as Record<string, unknown>
const fits = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  schema,
)

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly rules: readonly {
            readonly id: StaticRule
            readonly defaultConfiguration: { readonly level: string }
          }[]
        }
      }
      readonly results: readonly {
        readonly ruleId: string
        readonly level: string
        readonly message: { readonly text: string }
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly artifactLocation: { readonly uri: string }
              readonly region: { readonly startLine: number }
            }
          },
        ]
      }[]
    },
  ]
}
const logOf = (findings: readonly StaticFinding[], directory?: string) =>
  JSON.parse(sarif(findings, tool, directory)) as Log

const finding = (changes: Partial<StaticFinding> = {}): StaticFinding => ({
  rule: 'waiver-refused',
  message: 'waiver of risk/limits: too broad',
  place: 'config/waivers.toml:12',
  ...changes,
})

const { rules } = logOf([]).runs[0].tool.driver

test('nothing found is a log without results, so that what was mended is closed', () => {
  expect(fits(logOf([]))).toBe(true)
  expect(logOf([]).runs[0].results).toEqual([])
})

test('the schema refuses a line that there is not, so the validation is awake', () => {
  expect(fits(logOf([finding({ place: 'a.toml:0' })]))).toBe(false)
})

test.for(rules.map(({ id, defaultConfiguration: { level } }) => [id, level] as const))(
  '%s is told as its rule says (%s)',
  ([rule, level]) => {
    const [result] = logOf([finding({ rule })]).runs[0].results
    expect(result).toMatchObject({ ruleId: rule, level })
    expect(isError(finding({ rule }))).toBe(level === 'error')
  },
)

test.for([
  ['config/waivers.toml:12', 'config/waivers.toml', 12],
  ['/repo/config/my waivers#1.toml:3', 'config/my%20waivers%231.toml', 3],
  ['/elsewhere/a:b.toml:7', '../elsewhere/a%3Ab.toml', 7],
] as const)('%s is named from the root of the repository', ([place, uri, startLine]) => {
  const directory = place.startsWith('/') ? '/repo' : process.cwd()
  const [{ locations }] = logOf([finding({ place })], directory).runs[0].results as [
    Log['runs'][0]['results'][0],
  ]
  expect(locations[0].physicalLocation).toEqual({
    artifactLocation: { uri },
    region: { startLine },
  })
})

test('any text fits the schema, and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (message, name) => {
      const log = logOf([finding({ message, place: `${name}:1` })])
      expect(fits(log)).toBe(true)
      expect(log.runs[0].results[0]!.message.text).toBe(message)
    }),
  )
})
