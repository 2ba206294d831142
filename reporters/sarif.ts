import { relative, sep } from 'node:path'

/** Something that is found in a file without touching a target. */
export interface StaticFinding {
  readonly rule: StaticRule
  readonly message: string
  /** `file:line`, where it was written. */
  readonly place: string
}

/** What may be found, and how much it weighs. */
const rules = {
  'configuration-invalid': ['error', 'A run does not start before the configuration is mended.'],
  'waiver-refused': ['error', 'A waiver that was refused has no effect.'],
  'waiver-expired': ['warning', 'A waiver that has ended has no effect.'],
  'waiver-ends-soon': ['note', 'A waiver ends within 14 days.'],
  'attestation-refused': ['error', 'An attestation that was refused does not count.'],
  'attestation-stale': ['warning', 'A drill that was attested must be done again.'],
  'attestation-stale-soon': ['note', 'An attestation goes stale within 14 days.'],
} as const satisfies Record<string, readonly ['error' | 'warning' | 'note', string]>

export type StaticRule = keyof typeof rules

/** Whether a finding must be mended, whatever the time. */
export const isError = ({ rule }: StaticFinding): boolean => rules[rule][0] === 'error'

/**
 * Findings for services that show them beside the code, as SARIF 2.1.0. Files are named relative to the working
 * directory, which must be the root of the repository for them to be found.
 */
export function sarif(
  findings: readonly StaticFinding[],
  tool: { readonly name: string; readonly version: string },
  directory = process.cwd(),
): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            rules: Object.entries(rules).map(([id, [level, text]]) => ({
              id,
              shortDescription: { text },
              defaultConfiguration: { level },
            })),
          },
        },
        results: findings.map(finding => resultOf(finding, directory)),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function resultOf({ rule, message, place }: StaticFinding, directory: string) {
  const colon = place.lastIndexOf(':')
  const uri = relative(directory, place.slice(0, colon)).split(sep).map(encodeURIComponent)
  return {
    ruleId: rule,
    level: rules[rule][0],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri.join('/') },
          region: { startLine: Number(place.slice(colon + 1)) },
        },
      },
    ],
  }
}
