import { createServer, type Server } from 'node:http'
import type { SandboxEndpoints } from './endpoints.ts'
import type { FaultSwitchboard } from './faults/active.ts'
import { faults, isFault } from './faults/catalogue.ts'
import type { VenueState } from './venue-state.ts'
import { ccxtOptions } from './venues/ccxt-options.ts'
import { isVenue, venueKinds } from './venues/registry.ts'

/** What the control port shows and switches. */
export interface Controlled {
  readonly faults: FaultSwitchboard
  endpoints(): SandboxEndpoints
  /** Undefined when there is no venue of that name. */
  state(venue: string): VenueState | undefined
  venues(): readonly string[]
  reset(): void
}

interface Answer {
  readonly status: number
  /** JSON, or PEM where it is text. */
  readonly body: object | string
}

const jsonType = 'application/json'
const pemType = 'application/x-pem-file'

const ok = (body: object | string): Answer => ({ status: 200, body })
const refused = (status: number, error: string): Answer => ({ status, body: { error } })

/** The port over which whoever runs the sandbox breaks it, restores it and looks behind its protocols. */
export function createControl(controlled: Controlled): Server {
  return createServer((request, response) => {
    request.resume()
    const { status, body } = answer(controlled, request.method ?? '', request.url ?? '')
    const [type, text] =
      typeof body === 'string' ? [pemType, body] : [jsonType, JSON.stringify(body)]
    response.writeHead(status, { 'content-type': type }).end(text)
  })
}

function answer(controlled: Controlled, method: string, url: string): Answer {
  const [path = ''] = url.split('?')
  for (const [route, handle] of Object.entries(routes)) {
    const [routeMethod, pattern = ''] = route.split(' ')
    const match = new RegExp(`^${pattern}$`).exec(path)
    if (match && routeMethod === method) return handle(controlled, match[1] ?? '')
  }
  return refused(
    404,
    `a request must be one of ${routeNames.join(', ')}, was ${method} ${path}; ask for one of these`,
  )
}

const routes: Readonly<Record<string, (controlled: Controlled, name: string) => Answer>> = {
  'GET /health': () => ok({ status: 'ok' }),
  'GET /endpoints': controlled => ok(controlled.endpoints()),
  'GET /certificate-authority.pem': showAuthority,
  'GET /faults': controlled => ok({ catalogue: faults, active: controlled.faults.names }),
  'PUT /faults/([^/]+)': switchOn,
  'DELETE /faults': controlled => {
    controlled.faults.clear()
    return ok({ active: controlled.faults.names })
  },
  'POST /reset': controlled => {
    controlled.reset()
    return ok({ active: controlled.faults.names })
  },
  'GET /venues/([^/]+)/state': showState,
  'GET /venues/([^/]+)/ccxt': showCcxtOptions,
}

const routeNames = Object.keys(routes).map(route => route.replace('([^/]+)', 'NAME'))

function switchOn(controlled: Controlled, name: string): Answer {
  if (!isFault(name)) {
    const sentence = `a fault must be in the catalogue, was "${name}"; GET /faults lists the catalogue`
    return refused(404, sentence)
  }
  controlled.faults.activate(name)
  return ok({ active: controlled.faults.names })
}

function showAuthority(controlled: Controlled): Answer {
  const { certificateAuthority } = controlled.endpoints()
  if (certificateAuthority !== undefined) return ok(certificateAuthority)
  return refused(404, 'venues must speak TLS to have an authority, do not; start without --plain')
}

function showState(controlled: Controlled, venue: string): Answer {
  const state = controlled.state(venue)
  return state ? ok(state) : notOpen(controlled, venue)
}

function showCcxtOptions(controlled: Controlled, venue: string): Answer {
  const endpoint = controlled.endpoints().venues[venue]
  if (!isVenue(venue) || !endpoint) return notOpen(controlled, venue)
  return ok(ccxtOptions(endpoint, venueKinds[venue].ccxt))
}

function notOpen(controlled: Controlled, venue: string): Answer {
  const open = controlled.venues().join(', ')
  return refused(404, `a venue must be open, was "${venue}"; ask for one of ${open}`)
}
