/** The versions of TLS that an entrance accepts; none where it has no TLS. */
export interface EntranceProtocols {
  readonly url: string
  readonly protocols: { readonly accepted: readonly string[] } | undefined
}

/** Versions that are no longer deprecated; any other is outdated. Source: RFC 8996. */
const current = new Set(['TLSv1.2', 'TLSv1.3'])

/** Entrances that are not encrypted, or speak a version of TLS older than 1.2 with whoever asks for it, in words. */
export function outdatedProtocols(spoken: readonly EntranceProtocols[]): readonly string[] {
  return spoken.flatMap(({ url, protocols }) => {
    if (!protocols) return [`${url} must be encrypted, is not`]
    const outdated = protocols.accepted.filter(version => !current.has(version))
    return outdated.length === 0
      ? []
      : [`${url} must refuse what is older than TLS 1.2, accepts ${outdated.join(' and ')}`]
  })
}
