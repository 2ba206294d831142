import { hostAndPort, type HostAndPort } from './address.ts'
import { repeatedly } from './at-once.ts'
import type { Dialer } from './dial.ts'
import { failureOf } from './errors.ts'
import { lookUp, type Found } from './lookup.ts'
import type { NameAnswers, NamedAddress } from './port.ts'
import { ended } from './setup.ts'

/** How a name is asked for, and how long each step may take. */
export interface NameOptions {
  readonly servers: readonly string[]
  readonly count: number
  readonly atOnce: number
  readonly deadlineMs: number
}

/** Looks a URL's host up again and again, then tries every address that it led to. */
export async function namesOf(
  dialer: Dialer,
  url: string,
  { servers, deadlineMs, ...times }: NameOptions,
): Promise<NameAnswers> {
  const target = hostAndPort(url)
  const { host, literal } = target
  const lookups = literal
    ? []
    : await repeatedly(times, () => timed(() => lookUp(host, servers, deadlineMs)))
  const answered = lookups.filter(lookup => 'addresses' in lookup)
  const failures = lookups.filter(lookup => 'failure' in lookup)
  const lifetimes = answered.flatMap(({ ttlSeconds = [] }) => ttlSeconds)
  const last = failures.at(-1)
  const found = new Set(literal ? [host] : answered.flatMap(({ addresses }) => addresses))
  return {
    literal,
    lookupsMs: answered.map(({ tookMs }) => tookMs),
    failed: failures.length,
    ...(last && { failure: last.failure }),
    addresses: await Promise.all(
      [...found].map(address => tried(dialer, target, { address, deadlineMs })),
    ),
    ...(lifetimes.length > 0 && { ttlSeconds: Math.min(...lifetimes) }),
  }
}

async function timed(
  look: () => Promise<Found>,
): Promise<(Found & { readonly tookMs: number }) | { readonly failure: string }> {
  const startedMs = performance.now()
  try {
    const found = await look()
    return { ...found, tookMs: performance.now() - startedMs }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

async function tried(
  dialer: Dialer,
  target: HostAndPort,
  { address, deadlineMs }: { readonly address: string; readonly deadlineMs: number },
): Promise<NamedAddress> {
  try {
    // The name is kept: it is what this thread may connect to, wherever it leads.
    using _closed = ended(await dialer.tcp(target, { address, deadlineMs }))
    return { address, reachable: true }
  } catch (error) {
    return { address, reachable: false, failure: failureOf(error) }
  }
}
