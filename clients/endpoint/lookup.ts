import { ADDRCONFIG } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import type { DecodedPacket } from 'dns-packet'
import { failureOf } from './errors.ts'
import { askName } from './name-query.ts'

/** What one lookup found. */
export interface Found {
  readonly addresses: readonly string[]
  readonly ttlSeconds?: number
}

/** Asks the first name server that answers, or the system's resolver when there is none. Throws when no address is found. */
export async function lookUp(
  host: string,
  servers: readonly string[],
  deadlineMs: number,
): Promise<Found> {
  if (servers.length === 0) return systemLookup(host, deadlineMs)
  const failures: string[] = []
  for (const server of servers) {
    try {
      return await ask(host, server, deadlineMs)
    } catch (error) {
      failures.push(`${server}: ${failureOf(error)}`)
    }
  }
  throw new Error(failures.join('; '))
}

/** Both families at once, as a client's resolver asks; IPv6 only where this machine can use it. */
async function ask(name: string, server: string, deadlineMs: number): Promise<Found> {
  const types = hasIpv6() ? (['A', 'AAAA'] as const) : (['A'] as const)
  const answers = await Promise.all(
    types.map(type => askName({ name, type, server, deadlineMs }).then(recordsOf)),
  )
  const records = answers.flat()
  if (records.length === 0) throw new Error(`no address of ${name} is known`)
  return {
    addresses: records.map(({ address }) => address),
    ttlSeconds: Math.min(...records.map(({ ttl }) => ttl)),
  }
}

interface AddressRecord {
  readonly address: string
  readonly ttl: number
}

/** Aliases on the way count with their lifetimes too: an address may be kept no longer than the name that led to it. */
function recordsOf({ rcode, answers = [], flag_tc: cutShort }: Answered): readonly AddressRecord[] {
  if (rcode !== 'NOERROR') throw new Error(`the name server said ${rcode}`)
  if (cutShort) throw new Error('the answer was cut short')
  const lifetimes = answers.flatMap(answer =>
    'ttl' in answer && answer.ttl !== undefined ? [answer.ttl] : [],
  )
  const ttl = Math.min(...lifetimes)
  return answers.flatMap(answer =>
    answer.type === 'A' || answer.type === 'AAAA' ? [{ address: answer.data, ttl }] : [],
  )
}

/** dns-packet decodes the response code; its types do not say so. */
type Answered = DecodedPacket & { readonly rcode?: string }

async function systemLookup(host: string, deadlineMs: number): Promise<Found> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new Error(`the system's resolver did not answer within ${deadlineMs} ms`)),
    deadlineMs,
  )
  try {
    const found = await Promise.race([lookup(host, { all: true, hints: ADDRCONFIG }), late.promise])
    return { addresses: found.map(({ address }) => address) }
  } finally {
    clearTimeout(timer)
  }
}

const hasIpv6 = (): boolean =>
  Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .some(({ family, internal, scopeid }) => family === 'IPv6' && !internal && scopeid === 0)
