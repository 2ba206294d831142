import { listenOnPort, openOnPort } from '../loopback.ts'
import { Entrance } from './entrance.ts'
import type { EntranceIdentity } from './entrance-identity.ts'
import type { Serve, VenueHandlers, VenueServer } from './server.ts'
import { StreamDoor } from './stream-door.ts'
import type { ActiveFaults } from './venue.ts'

/** What the server of one venue is made with. */
export interface ServeOptions {
  readonly venue: string
  readonly faults: ActiveFaults
  /** Undefined: without TLS. */
  readonly identity: EntranceIdentity | undefined
  /** 0: any free one. */
  readonly secondaryPort: number
}

/** A certificate names a host, so clients are given a name; the sandbox listens on 127.0.0.1 all the same. */
const host = 'localhost'

/** Serves a venue at two entrances that behave alike, but for the faults that concern one of them. */
export const serveWith =
  (options: ServeOptions): Serve =>
  async (handlers, port) => {
    const { venue, faults, identity, secondaryPort } = options
    const door = new StreamDoor(faults, handlers)
    const { primary, secondary } = entrances({ ...options, handlers, door })
    const rest = await listenOnPort(primary.listener, port)
    const place = { owner: `the second entrance of the venue ${venue}`, port: secondaryPort }
    const spare = await openOnPort(place, free => listenOnPort(secondary.listener, free)).catch(
      async (error: unknown) => {
        await primary.close()
        throw error
      },
    )
    const s = identity ? 's' : ''
    return {
      rest: `http${s}://${host}:${rest}`,
      secondaryRest: `http${s}://${host}:${spare}`,
      websocket: `ws${s}://${host}:${rest}`,
      reset: () => door.reset(),
      close: async () => void (await Promise.all([primary.close(), secondary.close()])),
    } satisfies VenueServer
  }

/** Serves a venue without TLS and without faults of its server. */
export const servePlain: Serve = serveWith({
  venue: 'alone',
  faults: { has: () => false, magnitude: () => undefined },
  identity: undefined,
  secondaryPort: 0,
})

interface Behind extends ServeOptions {
  readonly handlers: VenueHandlers
  readonly door: StreamDoor
}

function entrances({ faults, identity, handlers, door }: Behind) {
  const shared = {
    identity,
    handlers: {
      request: (request, response) => handlers.request(request, response),
      upgrade: (request, socket, head) => door.upgrade(request, socket, head),
    } satisfies VenueHandlers,
  }
  const slowMs = () => faults.magnitude('slow-connect', 'slow-connect-twin') ?? 0
  const distantMs = () => faults.magnitude('distant-primary', 'distant-primary-twin') ?? 0
  return {
    primary: new Entrance({
      ...shared,
      delayMs: () => slowMs() + distantMs(),
      isDead: () => false,
    }),
    secondary: new Entrance({
      ...shared,
      delayMs: slowMs,
      isDead: () => faults.has('dead-secondary'),
    }),
  }
}
