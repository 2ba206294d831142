import type { EngineEvent, Order } from '../../matching/types.ts'
import { credentialsOf } from '../keys.ts'
import { RestFaults } from '../rest-faults.ts'
import type { OpenFront, VenueContext, VenueFront } from '../venue.ts'
import { AggregateTrades } from './aggregate-trades.ts'
import { endpoints } from './endpoints.ts'
import { MarketStreams } from './market-streams.ts'
import { OrderNotes } from './order-notes.ts'
import { PreventedMatches } from './prevented-matches.ts'
import { RateLimits } from './rate-limits.ts'
import { RestServer } from './rest.ts'
import type { BinanceState } from './state.ts'
import { Upgrades } from './upgrade.ts'
import { UserStream } from './user-stream.ts'

/** Opens Binance spot: REST, market streams and WebSocket API on one loopback port. */
export const openBinance: OpenFront = async (context, port) => {
  const state = stateOf(context)
  const streams = new MarketStreams(context)
  const aggregates = new AggregateTrades(context.engine, aggregate =>
    streams.publishAggregate(aggregate),
  )
  const creditFirstFill = firstFills(state)
  const unsubscribe = context.engine.subscribe(event => {
    state.users.hear(event)
    aggregates.hear(event)
    streams.hear(event)
    creditFirstFill(event)
  })
  const all = endpoints(state, aggregates)
  const faults = new RestFaults(context.faults)
  const rest = new RestServer(state, faults, all)
  const upgrades = new Upgrades(state, streams, all)
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
      websocketApi: `${server.websocket}/ws-api/v3`,
      credentials: credentialsOf(context.keys[0]),
    },
    reset: () => {
      faults.reset()
      state.limits.reset()
      state.notes.reset()
      state.prevented.reset()
      streams.reset()
    },
    close: async () => {
      unsubscribe()
      streams.close()
      upgrades.close()
      await server.close()
    },
  } satisfies VenueFront
}

function stateOf(context: VenueContext): BinanceState {
  const notes = new OrderNotes()
  const prevented = new PreventedMatches(context)
  return {
    context,
    limits: new RateLimits(
      context.now,
      () => context.faults.magnitude('shared-allowance', 'shared-allowance-twin') ?? 0,
    ),
    notes,
    prevented,
    users: new UserStream(context, notes, prevented),
  }
}

/** Takes an order back from the count of unfilled orders when it first fills, once its own answer is on its way. */
function firstFills({ context, limits }: BinanceState): (event: EngineEvent) => void {
  const isFirst = (order: Order | undefined, quantity: bigint): boolean =>
    order?.account === context.account && order.filledQuantity === quantity
  return event => {
    if (event.type !== 'trade') return
    for (const order of [event.maker, event.taker]) {
      if (isFirst(order, event.trade.quantity)) setImmediate(() => limits.countOrder(-1))
    }
  }
}
