/** Exit codes of what is not a verdict. */
export const faultCodes = { usage: 64, ourFault: 70, configuration: 78 } as const

/** Says in one sentence what went wrong; whose mistake it was decides the exit code. */
export function explain(error: Error & { code?: string }): number {
  const code = faultCode(error)
  const unexpected = code === faultCodes.ourFault && error.code === undefined
  process.stderr.write(`${unexpected ? (error.stack ?? error.message) : error.message}\n`)
  if (code === faultCodes.usage) process.stderr.write('readiness --help tells what can be asked.\n')
  return code
}

function faultCode({ code = '' }: { code?: string }): number {
  if (code === 'USAGE' || code.startsWith('ERR_PARSE_ARGS')) return faultCodes.usage
  return code === 'CONFIG' ? faultCodes.configuration : faultCodes.ourFault
}
