import { WebSocketServer } from 'ws'
import { createAuthority } from '../../sandbox/certificates/authority.ts'
import { FaultSwitchboard } from '../../sandbox/faults/active.ts'
import { entranceIdentity } from '../../sandbox/venues/entrance-identity.ts'
import type { VenueServer } from '../../sandbox/venues/server.ts'
import { serveWith } from '../../sandbox/venues/serve.ts'

/** The server of a venue with as little as possible behind it: it says `{}` to whoever asks and echoes what is streamed to it. */
export interface BareVenue extends AsyncDisposable {
  readonly server: VenueServer
  readonly faults: FaultSwitchboard
  /** As PEM; empty without TLS. */
  readonly authority: string
}

export async function openBareVenue({ tls = true } = {}): Promise<BareVenue> {
  const faults = new FaultSwitchboard()
  const authority = tls ? await createAuthority() : undefined
  const identity = authority && entranceIdentity(authority, faults)
  const streams = new WebSocketServer({ noServer: true })
  const serve = serveWith({ venue: 'bare', faults, identity, secondaryPort: 0 })
  const server = await serve(
    {
      request: async (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      },
      upgrade: (request, socket, head) =>
        streams.handleUpgrade(request, socket, head, stream =>
          stream.on('message', data => stream.send(data)),
        ),
    },
    0,
  )
  return {
    server,
    faults,
    authority: authority?.pem ?? '',
    [Symbol.asyncDispose]: () => server.close(),
  }
}
