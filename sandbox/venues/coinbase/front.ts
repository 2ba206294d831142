import { credentialsOf } from '../keys.ts'
import { RestFaults } from '../rest-faults.ts'
import type { OpenFront, VenueContext, VenueFront } from '../venue.ts'
import { accountQueries } from './accounts.ts'
import { candleEndpoints } from './candles.ts'
import { ClientOids } from './client-oid.ts'
import { currencyEndpoints } from './currencies.ts'
import type { Endpoint } from './endpoint.ts'
import { Expiries } from './expiries.ts'
import { FeedHub } from './feed-hub.ts'
import { marketData } from './market-data.ts'
import { OrderFeed } from './order-feed.ts'
import { orderQueries } from './order-queries.ts'
import { orderCommands } from './orders.ts'
import { productEndpoints } from './products.ts'
import { RateLimits } from './rate-limits.ts'
import { RestServer } from './rest.ts'
import type { CoinbaseState } from './state.ts'
import { Upgrades } from './upgrade.ts'
import { userEndpoints } from './user-endpoints.ts'
import { VenueIds } from './venue-ids.ts'

/** Opens Coinbase Exchange: REST and the feed on one loopback port. */
export const openCoinbase: OpenFront = async (context, port) => {
  const state = stateOf(context)
  const hub = new FeedHub(state)
  const unsubscribe = context.engine.subscribe(event => {
    state.feed.hear(event)
    hub.hear(event)
  })
  const faults = new RestFaults(context.faults)
  const rest = new RestServer(state, faults, endpoints(state))
  const upgrades = new Upgrades(state, hub)
  const end = () => {
    unsubscribe()
    hub.close()
    upgrades.close()
    state.expiries.clear()
  }
  try {
    const server = await context.serve(
      {
        request: (request, response) => rest.answer(request, response),
        upgrade: (request, socket, head) => upgrades.accept(request, socket, head),
      },
      port,
    )
    return {
      endpoint: {
        rest: server.rest,
        secondaryRest: server.secondaryRest,
        websocket: server.websocket,
        credentials: credentialsOf(context.keys[0]),
      },
      reset: () => {
        faults.reset()
        state.limits.reset()
        state.feed.reset()
        state.expiries.clear()
        state.specifiedFunds.clear()
        hub.reset()
      },
      close: async () => {
        end()
        await server.close()
      },
    } satisfies VenueFront
  } catch (error) {
    end()
    throw error
  }
}

function stateOf(context: VenueContext): CoinbaseState {
  const { engine, account, now } = context
  const ids = new VenueIds()
  const held = [...engine.balances(account)]
  return {
    context,
    ids,
    oids: new ClientOids(),
    limits: new RateLimits(context),
    feed: new OrderFeed(context, ids),
    expiries: new Expiries(context),
    specifiedFunds: new Map(),
    opening: {
      timeMs: now(),
      balances: new Map(held.map(([asset, { free, locked }]) => [asset, free + locked])),
    },
  }
}

/** Everything that the venue can be asked over REST. */
const endpoints = (state: CoinbaseState): readonly Endpoint[] => [
  ...productEndpoints(state.context),
  ...currencyEndpoints(state.context),
  ...marketData(state),
  ...candleEndpoints(state.context),
  ...orderCommands(state),
  ...orderQueries(state),
  ...accountQueries(state),
  ...userEndpoints(state),
]
