import type { CheckResult } from '../core/run-report.ts'

/** One run of one check, told apart from its siblings: `connectivity/rest-latency @binance`, with `!fault` under a villain. */
export function instanceName({
  id,
  venue,
  fault,
}: Pick<CheckResult, 'id' | 'venue' | 'fault'>): string {
  return [id, venue && `@${venue}`, fault && `!${fault}`].filter(Boolean).join(' ')
}
