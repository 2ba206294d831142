const untrusted = 'its certificate leads to no authority that is trusted here'
const noVersion = 'no version of TLS is spoken by both sides'

const words: Readonly<Record<string, string>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  CERT_UNTRUSTED: untrusted,
  CERT_SIGNATURE_FAILURE: 'its certificate was not signed by the authority that it names',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not in force yet',
  CERT_REVOKED: 'its certificate has been revoked',
  UNSPECIFIED: 'its certificate breaks a rule of the authority that it leads to',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: noVersion,
  ERR_SSL_UNSUPPORTED_PROTOCOL: noVersion,
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS',
}

/** What went wrong with TLS, by the code of OpenSSL or Node; undefined when something else did. */
export function tlsFailure(code: string): string | undefined {
  const known = Object.hasOwn(words, code) ? words[code] : undefined
  if (known !== undefined) return `${known} (${code})`
  return /^(ERR_SSL_|ERR_TLS_|CERT_|EPROTO$)/.test(code) ? `TLS failed (${code})` : undefined
}

/** The code of an error, or of the error that caused it; empty when there is none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}
