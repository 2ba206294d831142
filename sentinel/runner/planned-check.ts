import type { TaskMeta } from 'vitest'
import type { VenueTarget } from '../../clients/venue/port.ts'
import { protocolIfKnown } from '../../clients/venue/protocols/table.ts'
import type { Config } from '../../config/schema.ts'
import type { CheckClass } from '../../core/check.ts'
import type { Declared } from '../../core/outcome.ts'
import type {
  AddressPurpose,
  PlannedAddress,
  PlannedCheck,
  PlannedRequest,
} from '../../core/plan.ts'
import type { Asked } from '../../fixtures/asked.ts'
import { callsOf, type Call, type Place } from '../../fixtures/calls.ts'
import { declaredInapplicable } from '../../fixtures/declared.ts'
import { crossingRefused, refusalOf, statisticsRefused } from '../../fixtures/permission.ts'
import { classFor, recordsRefused, statisticSource } from '../../fixtures/statistic-source.ts'
import { absenceOf, hasFirmAccount, isSystemConfigured } from './planned-absence.ts'
import { plannedOrders } from './planned-orders.ts'

/** All that decides what a check would do. */
export interface Situation {
  readonly config: Config
  readonly venues: readonly VenueTarget[]
  readonly productionVenues: readonly string[]
  readonly sandbox: boolean
  readonly addresses: readonly PlannedAddress[]
}

const unspoken: Declared = {
  outcome: 'not-assessed',
  reason: 'the protocol of the venue is not spoken here',
  remedy: 'leave the venue out of the configuration',
}

const nothingAsked: Asked = { fixtures: [], members: {}, repeats: [] }

/** Fixtures, and members of them, with which an order may be sent that takes. */
const taking = [
  'orders.crossingOrder',
  'firm.mayTake',
  'firm.takingOrder',
  'firm.marketOrder',
  'firm.stopOrder',
  'firm.takeInTurn',
  'firm.refusableOrders',
  'firm.refusedOrders',
  'statistics.sentOrders',
  'statistics.takingOrders',
  'statistics.probes',
  'statistics.charges',
  'lives',
]

/** What one instance of a check would do; one that is refused does nothing. */
export function plannedCheck(
  checkClass: CheckClass,
  { check: spec, venue, asked = nothingAsked }: TaskMeta,
  situation: Situation,
): PlannedCheck {
  const { config, productionVenues, sandbox } = situation
  const named = { id: spec!.id, class: checkClass, ...(venue !== undefined && { venue }) }
  const production = venue !== undefined && productionVenues.includes(venue)
  const target = situation.venues.find(one => one.name === venue)
  const asks = (name: string) => asked.fixtures.includes(name) || Object.hasOwn(asked.members, name)
  const statisticFrom = statisticSource(spec!, { config, venue, productionVenues })
  const sends = statisticFrom !== 'records'
  const refusal: Declared | undefined =
    refusalOf(classFor(statisticFrom, checkClass), {
      safety: config.safety,
      productionVenues,
      breakable: sandbox,
    }) ??
    declaredInapplicable(config, { id: spec!.id, venue }) ??
    recordsRefused(spec!, statisticFrom) ??
    absenceOf(asked, { config, venue, statisticFrom }) ??
    (sends && production && taking.some(asks) ? crossingRefused : undefined) ??
    (sends && production && asks('orders.forStatistics') ? statisticsRefused : undefined) ??
    (target && !protocolIfKnown(target.ccxtId) ? unspoken : undefined)
  if (refusal) {
    const { reason } = refusal
    const remedy = 'remedy' in refusal ? { remedy: refusal.remedy } : {}
    return { ...named, allowed: false, reason, ...remedy, requests: [] }
  }
  const trading = { target, config, production, withinMs: spec!.timeoutMs }
  const orders = sends ? plannedOrders(asked, trading) : undefined
  // A captured feed is named like a venue, and is a file.
  const captured = venue !== undefined && target === undefined
  const calls = callsOf(asked, statisticFrom).filter(call => !asksNobody(call, situation, venue))
  const requests = captured ? [] : calls.map(call => plannedRequest(call, target, situation))
  return { ...named, allowed: true, requests, ...(orders && { orders }) }
}

const purposes: Readonly<Record<Place, AddressPurpose>> = {
  rest: 'REST',
  secondaryRest: 'second REST entrance',
  websocket: 'streams',
  websocketApi: 'requests over WebSocket',
  nameServers: 'name server',
  timeServers: 'time server',
  tradingSystem: 'trading system',
  alertSink: 'alerts arrive',
  control: 'control port',
  commands: 'command',
}

/** Whether a call goes only to what the profile does not have; a check that finds none steps aside by itself, or does without. */
const asksNobody = (
  { to, ifAccount = false }: Call,
  { config, sandbox }: Situation,
  venue: string | undefined,
): boolean => {
  if (ifAccount && !hasFirmAccount(config, venue)) return true
  const missing: readonly Place[] = [
    ...(sandbox || config.clock.ntp_servers.length > 0 ? [] : ['timeServers' as const]),
    ...((sandbox && config.sandbox.firm) || isSystemConfigured(config)
      ? []
      : ['tradingSystem' as const]),
  ]
  return typeof to !== 'function' && to.every(place => missing.includes(place))
}

function plannedRequest(
  { does, to, signed = false }: Call,
  target: VenueTarget | undefined,
  { addresses, config, sandbox }: Situation,
): PlannedRequest {
  const protocol = target && protocolIfKnown(target.ccxtId)
  const places = typeof to === 'function' ? (protocol ? to(protocol) : []) : to
  const wanted = new Set(places.map(place => purposes[place]))
  // A firm with commands of its own is not restarted at the control port.
  if (addresses.some(({ purpose }) => purpose === 'command') && wanted.has('command'))
    wanted.delete('control port')
  const own = addresses.filter(
    ({ purpose, venue }) => wanted.has(purpose) && (venue === undefined || venue === target?.name),
  )
  return {
    does: typeof does === 'function' ? (protocol ? does(protocol) : 'asks a venue') : does,
    signed,
    addresses:
      own.length > 0 ? own.map(({ address }) => address) : [fallback(places, config, sandbox)],
  }
}

/** Where no address of the kind is configured. */
function fallback(places: readonly Place[], config: Config, sandbox: boolean): string {
  if (places.includes('tradingSystem') && isSystemConfigured(config))
    return "the trading system's module"
  return places.includes('nameServers') && !sandbox ? "the system's resolver" : 'the sandbox'
}
