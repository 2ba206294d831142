import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readJson } from './control-body.ts'
import type { SandboxEndpoints } from './endpoints.ts'
import type { FaultSwitchboard } from './faults/active.ts'
import { faults, isFault } from './faults/catalogue.ts'
import type { HostedFirm } from './firm-host.ts'
import { accounts } from './opening-balances.ts'
import { LeverError } from './levers/lever.ts'
import type { LeverCall } from './levers/venue-levers.ts'
import type { VenueState } from './venue-state.ts'
import { ccxtOptions } from './venues/ccxt-options.ts'
import { isVenue, venueKinds } from './venues/registry.ts'

/** What the control port shows and switches. */
export interface Controlled {
  readonly faults: FaultSwitchboard
  endpoints(): SandboxEndpoints
  /** Undefined when there is no such account at a venue of that name. */
  state(venue: string, account: string): VenueState | undefined
  /** Asks something of a lever; undefined when there is no venue of that name. Refuses with a `LeverError`. */
  pull(venue: string, call: LeverCall): object | undefined
  /** Every lever of a venue off; nothing where there is no venue of that name. */
  resetLevers(venue: string): void
  venues(): readonly string[]
  /** Undefined where the sandbox has no firm. */
  firm(): HostedFirm | undefined
  /** Resolves once the venues and the firm are as after a start. */
  reset(): Promise<void>
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
    respond(controlled, request, response).catch(() => response.destroy())
  })
}

async function respond(
  controlled: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await answer(controlled, request)
  const [type, text] = typeof body === 'string' ? [pemType, body] : [jsonType, JSON.stringify(body)]
  response.writeHead(status, { 'content-type': type }).end(text)
}

async function answer(controlled: Controlled, request: IncomingMessage): Promise<Answer> {
  const { method = '' } = request
  const [path = ''] = (request.url ?? '').split('?')
  const sent = await readJson(request)
  if ('error' in sent) return refused(sent.status, sent.error)
  for (const [route, handle] of Object.entries(routes)) {
    const [routeMethods = '', pattern = ''] = route.split(' ')
    const match = new RegExp(`^${pattern}$`).exec(path)
    if (!match || !routeMethods.split('|').includes(method)) continue
    const [, name = '', part = '', action = ''] = match
    return handle(controlled, { method, name, part, action, body: sent.body })
  }
  return refused(
    404,
    `a request must be one of ${routeNames.join(', ')}, was ${method} ${path}; ask for one of these`,
  )
}

/** What a request asks, with the names in its path. */
interface Asked {
  readonly method: string
  readonly name: string
  readonly part: string
  readonly action: string
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown
}

type Handle = (controlled: Controlled, asked: Asked) => Answer | Promise<Answer>

const routes: Readonly<Record<string, Handle>> = {
  'GET /health': () => ok({ status: 'ok' }),
  'GET /endpoints': controlled => ok(controlled.endpoints()),
  'GET /certificate-authority.pem': showAuthority,
  'GET /faults': controlled => ok({ catalogue: faults, active: controlled.faults.names }),
  'PUT /faults/([^/]+)': switchOn,
  'DELETE /faults': async controlled => {
    controlled.faults.clear()
    return switched(controlled)
  },
  'POST /reset': async controlled => {
    await controlled.reset()
    return ok({ active: controlled.faults.names })
  },
  'GET /firm': showFirm,
  'POST /firm/stop': async controlled => {
    await controlled.firm()?.stop()
    return showFirm(controlled)
  },
  'POST /firm/start': async controlled => {
    await controlled.firm()?.start()
    return showFirm(controlled)
  },
  'POST /firm/risk-service/(start|stop)': async (controlled, { name }) => {
    await controlled.firm()?.setRiskService(name === 'start')
    return showFirm(controlled)
  },
  'GET /venues/([^/]+)/state': (controlled, { name }) => showState(controlled, name, 'sandbox'),
  'GET /venues/([^/]+)/accounts/([^/]+)/state': (controlled, { name, part }) =>
    showState(controlled, name, part),
  'DELETE /levers': controlled => {
    for (const venue of controlled.venues()) controlled.resetLevers(venue)
    return ok({})
  },
  'DELETE /venues/([^/]+)/levers': (controlled, { name }) => {
    controlled.resetLevers(name)
    return ok({})
  },
  'GET|PUT|POST|DELETE /venues/([^/]+)/levers/([^/]+)(?:/([^/]+))?': pullLever,
  'GET /venues/([^/]+)/ccxt': showCcxtOptions,
}

const routeNames = Object.keys(routes).map(route =>
  route.replace('(?:/([^/]+))?', '').replaceAll(/\((\[\^\/\]\+|start\|stop)\)/g, 'NAME'),
)

/** The firm is told before whoever switched is, so that what is asked of it next meets the faults as they are now. */
async function switched(controlled: Controlled): Promise<Answer> {
  await controlled.firm()?.tellFaults()
  return ok({ active: controlled.faults.names })
}

function showFirm(controlled: Controlled): Answer {
  const firm = controlled.firm()
  if (firm) return ok({ running: firm.isRunning, url: firm.endpoint.url })
  return refused(404, 'the sandbox must have a firm, has none; start it without --no-firm')
}

function switchOn(controlled: Controlled, { name }: Asked): Answer | Promise<Answer> {
  if (!isFault(name)) {
    const sentence = `a fault must be in the catalogue, was "${name}"; GET /faults lists the catalogue`
    return refused(404, sentence)
  }
  controlled.faults.activate(name)
  return switched(controlled)
}

function showAuthority(controlled: Controlled): Answer {
  const { certificateAuthority } = controlled.endpoints()
  if (certificateAuthority !== undefined) return ok(certificateAuthority)
  return refused(404, 'venues must speak TLS to have an authority, do not; start without --plain')
}

function showState(controlled: Controlled, venue: string, account: string): Answer {
  const state = controlled.state(venue, account)
  if (state) return ok(state)
  if (!controlled.venues().includes(venue)) return notOpen(controlled, venue)
  const names = accounts.join(', ')
  return refused(404, `an account must be one of ${names}, was "${account}"; ask for one of these`)
}

function showCcxtOptions(controlled: Controlled, { name: venue }: Asked): Answer {
  const endpoint = controlled.endpoints().venues[venue]
  if (!isVenue(venue) || !endpoint) return notOpen(controlled, venue)
  return ok(ccxtOptions(endpoint, venueKinds[venue].ccxt))
}

function pullLever(controlled: Controlled, { name, part: lever, ...asked }: Asked): Answer {
  try {
    const told = controlled.pull(name, { ...asked, lever })
    return told ? ok(told) : notOpen(controlled, name)
  } catch (error) {
    if (error instanceof LeverError) return refused(error.status, error.message)
    throw error
  }
}

function notOpen(controlled: Controlled, venue: string): Answer {
  const open = controlled.venues().join(', ')
  return refused(404, `a venue must be open, was "${venue}"; ask for one of ${open}`)
}
