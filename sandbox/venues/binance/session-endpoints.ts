import type { VenueContext } from '../venue.ts'
import type { Endpoint } from './endpoint.ts'
import { Refusal, refusals } from './errors.ts'
import type { UserSubscriptions } from './user-subscriptions.ts'

interface Session {
  readonly context: VenueContext
  readonly connectedMs: number
  readonly subscriptions: UserSubscriptions
}

/** What a connection to the WebSocket API may ask about itself, apart from what REST offers too. */
export const sessionEndpoints = (session: Session): readonly Endpoint[] => [
  {
    socket: 'session.logon',
    signed: true,
    weight: 2,
    read: () => () => {
      throw new Refusal(-4056, 'HMAC_SHA256 API key is not supported.')
    },
  },
  { socket: 'session.status', signed: false, weight: 2, read: () => () => status(session) },
  { socket: 'session.logout', signed: false, weight: 2, read: () => () => status(session) },
  {
    socket: 'session.subscriptions',
    signed: false,
    weight: 2,
    read: () => () => session.subscriptions.active.map(subscriptionId => ({ subscriptionId })),
  },
  {
    socket: 'userDataStream.subscribe',
    signed: false,
    weight: 2,
    read: () => () => {
      throw new Refusal(-1002, refusals.unauthorized().message, { status: 401 })
    },
  },
  {
    socket: 'userDataStream.subscribe.signature',
    signed: true,
    weight: 2,
    read: () => () => ({ subscriptionId: session.subscriptions.begin() }),
  },
  {
    socket: 'userDataStream.unsubscribe',
    signed: false,
    weight: 2,
    read: parameters => {
      const id = parameters.integer('subscriptionId')
      return () => {
        session.subscriptions.end(id, session.context.now())
        return {}
      }
    },
  },
]

/** Nobody is ever logged on: the account's key is of a kind that cannot. */
const status = ({ context, connectedMs, subscriptions }: Session): object => ({
  apiKey: null,
  authorizedSince: null,
  connectedSince: connectedMs,
  returnRateLimits: true,
  serverTime: context.now(),
  userDataStream: subscriptions.active.length > 0,
})
