import type { Action, Arguments } from '../command.ts'
import { configurationFiles, configurationOf } from '../configuration.ts'
import { faultCodes } from '../explain.ts'

/** Says whether a configuration is valid, what it is about, and which of its settings nothing reads yet. */
export const validateConfig: Action = async typed => {
  if (typed.flag('sarif')) return tellFindings(typed)
  const { config, files, unread } = await configurationOf(typed)
  const venues = config.market_connectivity.exchanges.map(({ name }) => name)
  const lines = [
    `${files.join(' + ')} is valid.`,
    `profile ${config.profile}, venues ${venues.join(', ') || 'none'}, checks may ${config.safety.allow.join(', ')}.`,
    ...config.evidence_from.map(
      ({ profile, history }) => `evidence of other targets: ${profile}, from ${history}.`,
    ),
    ...(unread.length > 0 ? [`${unread.length} settings are valid and read by nothing yet:`] : []),
    ...unread.map(path => `  ${path}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

async function tellFindings(typed: Arguments): Promise<number> {
  const { isError, sarif } = await import('../../../reporters/sarif.ts')
  const { tool } = await import('../../installation.ts')
  const { staticFindings } = await import('../static-findings.ts')
  const [first] = configurationFiles(typed)
  const findings = await staticFindings(() => configurationOf(typed), first, Date.now())
  process.stdout.write(sarif(findings, tool()))
  return findings.some(isError) ? faultCodes.configuration : 0
}
