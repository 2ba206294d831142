import { codeOf, tlsFailure } from '../tls-failure.ts'

/** The endpoint could not be looked at; nothing is known of what it is like. */
export class EndpointUnreachable extends Error {
  override readonly name = 'EndpointUnreachable'
  readonly code = 'ENDPOINT_UNREACHABLE'
}

/** Somebody asked for an endpoint that is not the venue's. */
export class ForeignEndpoint extends Error {
  override readonly name = 'ForeignEndpoint'
  readonly code = 'FOREIGN_ENDPOINT'
}

/** Nothing came in time; the message says how long was waited. */
export class NothingCame extends Error {
  override readonly name = 'NothingCame'
  readonly code = 'NOTHING_CAME'

  constructor(deadlineMs: number) {
    super(`nothing came within ${deadlineMs} ms`)
  }
}

/** Why a connection failed, in words. */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = codeOf(error)
  if (code === 'ECONNREFUSED') return `the connection was refused (${code})`
  if (code === 'ECONNRESET') return `the other side ended the connection (${code})`
  return tlsFailure(code) ?? error.message.replace(/\s+/g, ' ')
}
