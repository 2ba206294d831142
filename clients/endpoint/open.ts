import type { VenueTarget } from '../../core/venue-target.ts'
import { hostsOf } from '../venue/hosts.ts'
import { hostAndPort } from './address.ts'
import { repeatedly } from './at-once.ts'
import { certificateOf } from './certificate.ts'
import { Dialer } from './dial.ts'
import { ForeignEndpoint } from './errors.ts'
import { firstAnswer } from './first-answer.ts'
import { namesOf } from './names.ts'
import type { Endpoints } from './port.ts'
import { protocolsOf } from './protocols.ts'
import { setUp } from './setup.ts'

/** Longest wait for each step of a connection, and for each answer of a name server. */
const stepMs = 10_000
const lookupMs = 5_000

/** Looks at one venue's own addresses. Without name servers of its own it asks the system's resolver. */
export function openEndpoints(target: VenueTarget, nameServers: readonly string[]): Endpoints {
  const dialer = new Dialer()
  const own = (url: string): string => {
    const { host } = hostAndPort(url)
    const hosts = hostsOf(target).map(each => each.replace(/^\[|\]$/g, ''))
    if (hosts.includes(host)) return url
    throw new ForeignEndpoint(
      `only ${hosts.join(', ')} may be looked at as ${target.name}, ${host} was asked for`,
    )
  }
  return {
    connect: async (url, count, atOnce = 1) => {
      const address = own(url)
      return repeatedly({ count, atOnce }, () => setUp(dialer, address, stepMs))
    },
    certificate: async url => certificateOf(dialer, own(url), stepMs),
    protocols: async url => protocolsOf(dialer, own(url), stepMs),
    names: async (url, count, atOnce = 1) => {
      const how = { servers: nameServers, count, atOnce, deadlineMs: lookupMs }
      return namesOf(dialer, own(url), how)
    },
    answers: async (url, deadlineMs, isAnswer = () => true) =>
      firstAnswer(own(url), deadlineMs, isAnswer),
    close: async () => dialer.close(),
  }
}
