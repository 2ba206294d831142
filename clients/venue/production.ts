import { isLoopback, normalHost } from '../loopback.ts'
import { ccxtClass } from './ccxt-class.ts'
import { hostsOf } from './hosts.ts'
import type { VenueTarget } from './port.ts'
import { urlLeaves } from './url-tree.ts'

/** What ccxt says of a venue's hosts, as far as it matters here. */
interface DescribedUrls {
  readonly api?: unknown
  readonly test?: unknown
  readonly demo?: unknown
}

/** Names of the targets that are reached at a production host, whatever their profile is called. */
export async function productionVenues(
  targets: readonly VenueTarget[],
): Promise<readonly string[]> {
  const judged = await Promise.all(
    targets.map(async target => {
      const hosts = await Promise.all(
        hostsOf(target).map(host => isProductionHost(target.ccxtId, host)),
      )
      return hosts.includes(true) ? [target.name] : []
    }),
  )
  return judged.flat()
}

/** Whether a host is one of ccxt's non-test hosts of the venue, or another of the same domain that is no test host. */
export async function isProductionHost(ccxtId: string, host: string): Promise<boolean> {
  if (isLoopback(host)) return false
  const Class = await ccxtClass(ccxtId)
  if (!Class) return true
  const { urls, hostname } = new Class()
  return isProductionAmong(urls, hostname, host)
}

/** The rule itself, on ccxt's tree of URLs; `hostname` is what ccxt puts in place of `{hostname}`. */
export function isProductionAmong(
  { api, test, demo }: DescribedUrls,
  hostname: string | undefined,
  host: string,
): boolean {
  const hostsIn = (tree: unknown) =>
    urlLeaves(tree).map(({ url }) => new URL(url.replace('{hostname}', hostname ?? '')).hostname)
  const asked = normalHost(host)
  const real = hostsIn(api)
  const tests = new Set([...hostsIn(test), ...hostsIn(demo)])
  if (tests.has(asked)) return false
  return real.includes(asked) || real.some(known => domainOf(known) === domainOf(asked))
}

/** The last two labels of a name: venues own theirs, so `api4.binance.com` belongs to `binance.com`. */
const domainOf = (host: string): string => host.split('.').slice(-2).join('.')
