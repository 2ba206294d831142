/** What one address of a venue shows before any request is answered: names, connections, certificate, protocol versions. */
export interface Endpoints {
  /**
   * Opens `count` fresh connections to a URL's host, `atOnce` of them at a time (1 unless told otherwise), and closes each
   * as soon as it is set up. One that fails has a `failure` and the times that it got to; nothing is thrown for it.
   */
  connect(url: string, count: number, atOnce?: number): Promise<readonly ConnectionSetup[]>
  /**
   * The certificate that a URL's host presents, whether or not it can be trusted; undefined where the URL has no TLS.
   * Throws `EndpointUnreachable` when no handshake comes about.
   */
  certificate(url: string): Promise<EndpointCertificate | undefined>
  /**
   * Which versions of TLS a URL's host speaks, each tried in a handshake of its own; undefined where the URL has no TLS.
   * Throws `EndpointUnreachable` when one of them is neither agreed on nor refused, and when all are refused.
   */
  protocols(url: string): Promise<SpokenProtocols | undefined>
  /**
   * Looks the name of a URL's host up `count` times, `atOnce` at a time (1 unless told otherwise), then tries at the URL's
   * port every address that was answered. Nothing is thrown for a name server that is silent or refuses.
   */
  names(url: string, count: number, atOnce?: number): Promise<NameAnswers>
  /**
   * Asks one URL, path included, over a fresh connection: the first good answer, or what was there instead. Any JSON is
   * good unless `isAnswer` knows what the venue says there.
   */
  answers(
    url: string,
    deadlineMs: number,
    isAnswer?: (json: unknown) => boolean,
  ): Promise<EndpointAnswer>
  /** Ends whatever is still under way. */
  close(): Promise<void>
}

/** How long a fresh connection took, part by part, in milliseconds. */
export interface ConnectionSetup {
  /** Resolving the host's name; 0 where the URL holds an address. */
  readonly nameMs: number
  readonly tcpMs: number
  /** 0 where the URL has no TLS. */
  readonly tlsMs: number
  readonly totalMs: number
  /** Why the connection did not come about, in words. The times are then those of the parts that were done. */
  readonly failure?: string
}

/** A certificate, judged against the authorities of this thread and against the host's name. */
export interface EndpointCertificate {
  /** Whether a chain leads to an authority that is trusted and all of it is in force. */
  readonly trusted: boolean
  /** Why not, in words, when it is not trusted. */
  readonly distrust?: string
  /** Whether it was issued for the host that was asked. */
  readonly matchesHost: boolean
  /** Until it expires, with a fraction; negative once it has. */
  readonly daysLeft: number
  /** What this thread and the host agreed on, such as `TLSv1.3`. */
  readonly protocol: string
  readonly issuer: string
  readonly subject: string
  readonly keyBits: number | undefined
}

/** A version of TLS, oldest first. */
export type TlsVersion = (typeof tlsVersions)[number]
export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const

/** The versions of TLS that a host accepts, oldest first: one at least. */
export interface SpokenProtocols {
  readonly accepted: readonly TlsVersion[]
}

/** What the name servers say of a host, and whether somebody is there. */
export interface NameAnswers {
  /** The URL holds an address: there was nothing to resolve, and no lookup was made. */
  readonly literal: boolean
  /** One for each lookup that was answered. */
  readonly lookupsMs: readonly number[]
  /** Lookups that were not answered, were refused, or found no address; why the last of them was. */
  readonly failed: number
  readonly failure?: string
  /** Every address that any lookup found, once. */
  readonly addresses: readonly NamedAddress[]
  /** The shortest lifetime that an answer had; undefined where the system's resolver does not tell. */
  readonly ttlSeconds?: number
}

export interface NamedAddress {
  readonly address: string
  /** Whether it took a TCP connection. */
  readonly reachable: boolean
  readonly failure?: string
}

/** What a URL was answered with. */
export interface EndpointAnswer {
  /** From before the connection was opened until the whole answer had come, in milliseconds; undefined when none came. */
  readonly answeredMs?: number
  readonly status?: number
  /** Why it is no good answer (no status 2xx, no JSON, nothing at all), in words. */
  readonly failure?: string
}
