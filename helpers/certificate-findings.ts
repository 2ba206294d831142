/** What an entrance showed of itself before any request; no certificate where it has no TLS. */
export interface PresentedCertificate {
  readonly url: string
  readonly certificate:
    | {
        readonly trusted: boolean
        readonly distrust?: string | undefined
        readonly matchesHost: boolean
        readonly subject: string
      }
    | undefined
}

/**
 * What is wrong with the certificates of entrances, in words; empty when nothing is. Each must have TLS, a chain to a
 * trusted authority, and a certificate for its own host name (RFC 9525). When it expires is a measurement, not a finding.
 */
export function certificateFindings(presented: readonly PresentedCertificate[]): readonly string[] {
  return presented.flatMap(({ url, certificate }) => {
    if (!certificate) return [`${url} must be encrypted, is not`]
    const { trusted, distrust, matchesHost, subject } = certificate
    return [
      ...(matchesHost ? [] : [`${url} must show a certificate of its host, was of ${subject}`]),
      ...(trusted ? [] : [`${url} must be trusted, was not: ${distrust ?? 'no reason was given'}`]),
    ]
  })
}
