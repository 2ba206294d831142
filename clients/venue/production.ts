import { isLoopback, normalHost } from '../loopback.ts'
import { ccxtClass, ccxtClasses } from './ccxt-class.ts'
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

/**
 * Whether a host is one of ccxt's non-test hosts of any venue, or another of the same domain; the venue's own test hosts are
 * not. Orders that are meant for one venue are no less real at another.
 */
export async function isProductionHost(ccxtId: string, host: string): Promise<boolean> {
  if (isLoopback(host)) return false
  const Class = await ccxtClass(ccxtId)
  if (!Class) return true
  const { urls, hostname } = new Class()
  if (isTestAmong(urls, hostname, host)) return false
  return isProductionAmong(urls, hostname, host) || isHostOfAnyVenue(host)
}

/** Whether a host is a production host of one of the venues that ccxt knows. */
export async function isHostOfAnyVenue(host: string): Promise<boolean> {
  if (isLoopback(host)) return false
  return (await everyVenue()).some(({ urls, hostname }) => isProductionAmong(urls, hostname, host))
}

let everyone: Promise<readonly DescribedVenue[]> | undefined

/** Made once: all of them take half a second. */
const everyVenue = (): Promise<readonly DescribedVenue[]> =>
  (everyone ??= ccxtClasses().then(classes =>
    classes.map(Class => {
      const { urls, hostname } = new Class()
      return { urls, hostname }
    }),
  ))

interface DescribedVenue {
  readonly urls: DescribedUrls
  readonly hostname: string | undefined
}

/** The rule itself, on ccxt's tree of URLs; `hostname` is what ccxt puts in place of `{hostname}`. */
export function isProductionAmong(
  urls: DescribedUrls,
  hostname: string | undefined,
  host: string,
): boolean {
  if (isTestAmong(urls, hostname, host)) return false
  const asked = normalHost(host)
  return hostsIn(urls.api, hostname).some(
    known => known === asked || domainOf(known) === domainOf(asked),
  )
}

const isTestAmong = (
  { test, demo }: DescribedUrls,
  hostname: string | undefined,
  host: string,
): boolean => [test, demo].some(tree => hostsIn(tree, hostname).includes(normalHost(host)))

const hostsIn = (tree: unknown, hostname: string | undefined): readonly string[] =>
  urlLeaves(tree).map(({ url }) => new URL(url.replace('{hostname}', hostname ?? '')).hostname)

/**
 * The last two labels of a name, or three where the second to last is one of a country's (`co.jp`): venues own theirs, so
 * `api4.binance.com` belongs to `binance.com`.
 */
function domainOf(host: string): string {
  const labels = host.split('.')
  const isOfCountry = /^(co|com|net|org|or|ne|ac|gov)\.[a-z]{2}$/.test(labels.slice(-2).join('.'))
  return labels.slice(isOfCountry ? -3 : -2).join('.')
}
