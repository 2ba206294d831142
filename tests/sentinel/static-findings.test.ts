import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkSource, project, readiness } from './launch.ts'

const dayMs = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString()

const entry = (kind: string, fields: Readonly<Record<string, string>>) =>
  `[[${kind}]]\n${Object.entries(fields)
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
    .join('\n')}\n`
const people = { author: 'Ada Example', approver: 'Grace Hopper' }
const waiver = (check: string, expires: string) =>
  entry('waiver', {
    check,
    kind: 'failure',
    reason: 'It is replaced soon.',
    ...people,
    granted: inDays(-10),
    expires,
  })
const attestation = (check: string, days: number) =>
  entry('attestation', {
    check,
    result: 'passed',
    statement: 'Done by hand.',
    ...people,
    performed: inDays(days),
    frequency: '10d',
  })

const body = `({ evidence }) => { expect(evidence.record('seen', false)).toBe(true) }`
const desk = (waivers: string, attestations = '', settings = '') =>
  project({
    ...Object.fromEntries(
      ['one', 'other', 'third'].map(noun => [
        `suites/connectivity/${noun}.check.ts`,
        checkSource(`connectivity/${noun}`, body, `validFor: '90d', attestable: true,`),
      ]),
    ),
    'suites/connectivity/strict.check.ts': checkSource(
      'connectivity/strict',
      body,
      'waivable: false,',
    ),
    'desk.toml': `profile = "desk"
${settings}
[sandbox]
embedded = true
[safety]
waivers = "entries/waivers.toml"
attestations = "entries/attestations.toml"
`,
    'entries/waivers.toml': waivers,
    'entries/attestations.toml': attestations,
  })

/** What is found in a project, as `level file:line text-of-the-line`. */
async function foundIn(directory: string) {
  const words = ['validate-config', '--file', 'desk.toml', '--sarif']
  const { code, stdout, stderr } = await readiness(words, directory)
  expect(stderr).toBe('')
  const { runs } = JSON.parse(stdout) as {
    runs: [
      {
        results: {
          ruleId: string
          message: { text: string }
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: string }
                region: { startLine: number }
              }
            },
          ]
        }[]
      },
    ]
  }
  const found = runs[0].results.map(({ ruleId, message, locations }) => {
    const { artifactLocation, region } = locations[0].physicalLocation
    const file = readFileSync(join(directory, artifactLocation.uri), 'utf8')
    const line = file.split('\n')[region.startLine - 1]
    return [ruleId, `${artifactLocation.uri}: ${line}`, message.text] as const
  })
  return { code, found }
}

test('what is sound is no finding, and what ends soon is one that stops nothing', async () => {
  const directory = desk(waiver('connectivity/one', inDays(60)), attestation('connectivity/one', 0))
  expect(await foundIn(directory)).toEqual({
    code: 0,
    found: [
      ['attestation-stale-soon', expect.anything(), expect.stringContaining('goes stale at')],
    ],
  })
})

test('waivers and attestations are found at their lines', async () => {
  const directory = desk(
    waiver('connectivity/one', inDays(-1)) +
      waiver('connectivity/other', inDays(5)) +
      waiver('connectivity/strict', inDays(60)),
    attestation('connectivity/third', -30) + attestation('connectivity/strict', -1),
  )
  const { code, found } = await foundIn(directory)
  expect(code).toBe(78)
  expect(found).toEqual([
    [
      'waiver-expired',
      'entries/waivers.toml: [[waiver]]',
      expect.stringMatching(/one: ended at /u),
    ],
    [
      'waiver-ends-soon',
      'entries/waivers.toml: [[waiver]]',
      expect.stringMatching(/other: ends at /u),
    ],
    ['waiver-refused', 'entries/waivers.toml: [[waiver]]', expect.stringMatching(/strict: /u)],
    [
      'attestation-stale',
      'entries/attestations.toml: [[attestation]]',
      expect.stringMatching(/third: stale since /u),
    ],
    [
      'attestation-refused',
      'entries/attestations.toml: [[attestation]]',
      expect.stringMatching(/strict: /u),
    ],
  ])
})

test('what is wrong with the configuration itself is told at its line', async () => {
  const { code, found } = await foundIn(desk('', '', 'spelt_wrong = 1'))
  expect(code).toBe(78)
  expect(found).toEqual([
    [
      'configuration-invalid',
      'desk.toml: spelt_wrong = 1',
      expect.stringMatching(/^spelt_wrong: must be a known setting/u),
    ],
  ])
})

test('a file that is not there is a finding, not a silence', async () => {
  const { code, stdout } = await readiness(['validate-config', '--file', 'no.toml', '--sarif'])
  expect(code).toBe(78)
  expect(stdout).toContain('"uri": "no.toml"')
})
