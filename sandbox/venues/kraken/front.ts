import { credentialsOf } from '../keys.ts'
import { RestFaults } from '../rest-faults.ts'
import type { OpenFront, VenueContext, VenueFront } from '../venue.ts'
import { KeyRing } from './authentication.ts'
import { DeadMan } from './dead-man.ts'
import { EngineLimits } from './engine-limits.ts'
import { Ledger } from './ledger.ts'
import { Spreads } from './market/spreads.ts'
import { Expiries } from './orders/expiries.ts'
import { OrderLog } from './orders/order-log.ts'
import { cancelAll } from './orders/trading.ts'
import { Pairs } from './pairs.ts'
import { RateLimits } from './rate-limits.ts'
import { privateMethods, publicMethods } from './rest/methods.ts'
import { RestServer } from './rest/rest.ts'
import { Sockets } from './sockets/sockets.ts'
import type { KrakenState } from './state.ts'
import { Tokens } from './tokens.ts'

/** Opens Kraken spot: REST and both versions of WebSocket, public and private, on one loopback port. */
export const openKraken: OpenFront = async (context, port) => {
  const state = stateOf(context)
  const sockets = new Sockets(state)
  const unsubscribe = context.engine.subscribe(event => {
    state.orders.hear(event)
    if (event.type === 'level') state.spreads.hear(event)
    sockets.hear(event)
  })
  const faults = new RestFaults(context.faults)
  const methods = { public: publicMethods(state), private: privateMethods(state) }
  const rest = new RestServer(state, faults, methods)
  const server = await context.serve(
    {
      request: (request, response) => rest.answer(request, response),
      upgrade: (request, socket, head) => sockets.accept(request, socket, head),
    },
    port,
  )
  return {
    endpoint: {
      rest: server.rest,
      secondaryRest: server.secondaryRest,
      websocket: `${server.websocket}/v2`,
      websocketApi: `${server.websocket}/auth/v2`,
      credentials: credentialsOf(context.keys[0]),
    },
    reset: () => {
      faults.reset()
      sockets.reset()
      server.reset()
      reset(state)
    },
    close: async () => {
      unsubscribe()
      state.expiries.clear()
      state.deadMan.clear()
      sockets.close()
      await server.close()
    },
  } satisfies VenueFront
}

function stateOf(context: VenueContext): KrakenState {
  const { engine, account } = context
  const pairs = new Pairs(context)
  const ledger = new Ledger(context)
  const state: KrakenState = {
    context,
    pairs,
    ledger,
    keys: new KeyRing(context),
    limits: new RateLimits(context),
    engineLimits: new EngineLimits(context),
    orders: new OrderLog({ engine, account, pairs, book: fill => ledger.book(fill) }),
    tokens: new Tokens(context),
    expiries: new Expiries(context),
    deadMan: new DeadMan(context, () => void cancelAll(state)),
    spreads: new Spreads(engine, context.now),
  }
  return state
}

function reset({
  expiries,
  deadMan,
  limits,
  engineLimits,
  keys,
  orders,
  ledger,
}: KrakenState): void {
  expiries.clear()
  deadMan.clear()
  limits.reset()
  engineLimits.reset()
  keys.reset()
  orders.reset()
  ledger.reset()
}
