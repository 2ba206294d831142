import { request } from 'undici'

/** The sandbox's control port did not do as it was asked. */
export class SandboxControlError extends Error {
  override readonly name = 'SandboxControlError'
  readonly code = 'SANDBOX_CONTROL'
}

/** What is known of a fault without importing the sandbox. */
export interface FaultEntry {
  readonly description: string
  readonly breaks?: readonly string[]
  readonly touches?: readonly string[]
  readonly spares?: readonly string[]
  readonly magnitude?: { readonly value: number; readonly limit: string }
}

/** Where a sandbox says that an account of a venue is, and the key that reads it. */
export interface SandboxAccount {
  readonly rest: string
  readonly websocket: string
  readonly websocketApi?: string
  readonly credentials: {
    readonly apiKey: string
    readonly secret: string
    readonly passphrase?: string
  }
}

/** Where a sandbox says its venues are. */
export interface SandboxDescription {
  readonly control: string
  /** Whether it says that it may be broken on purpose. */
  readonly breakable?: boolean
  /** Certificate of the authority that vouches for its venues, as PEM; absent when they speak without TLS. */
  readonly certificateAuthority?: string | undefined
  /** Address and port of its name server. */
  readonly nameServer?: string | undefined
  /** Address and port of its time server. */
  readonly timeServer?: string | undefined
  readonly timeScale: number
  /** Where its firm speaks the trading-system contract; absent when it was started without. */
  readonly firm?: { readonly url: string; readonly apiToken: string } | undefined
  /** Where that firm sends its alerts. */
  readonly alertSink?: string | undefined
  readonly venues: Readonly<
    Record<
      string,
      SandboxAccount & {
        readonly secondaryRest?: string | undefined
        /** The account that the sandbox's firm trades with; its key may not trade. */
        readonly firmAccount?: SandboxAccount
      }
    >
  >
}

/** The control port: the only door through which faults are switched. */
export interface SandboxControl {
  endpoints(): Promise<SandboxDescription>
  faults(): Promise<Readonly<Record<string, FaultEntry>>>
  enable(fault: string): Promise<void>
  /** Every fault off; orders and balances stay. */
  clearFaults(): Promise<void>
  /** Every lever of every venue off; what was held back is told. */
  releaseLevers(): Promise<void>
  /** Every fault and lever off, every client order gone: the state that a fresh sandbox has. */
  reset(): Promise<void>
  /** Kills the sandbox's own firm. */
  stopFirm(): Promise<void>
  /** Starts it again with the records that it left. */
  startFirm(): Promise<void>
  /** Stops its risk service alone, as a crash would. */
  stopRiskService(): Promise<void>
  /** Starts it again with what the firm holds. */
  startRiskService(): Promise<void>
}

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

export function sandboxControl(url: string): SandboxControl {
  const call = (method: Method, path: string) => askSandbox(method, `${url}${path}`)
  return {
    endpoints: async () => {
      const answer = await call('GET', '/endpoints')
      if (isDescription(answer)) return answer
      throw new SandboxControlError(`${url} must tell the venues of a sandbox, told something else`)
    },
    faults: async () => {
      const answer = (await call('GET', '/faults')) as { catalogue: Record<string, FaultEntry> }
      return answer.catalogue
    },
    enable: async fault => void (await call('PUT', `/faults/${encodeURIComponent(fault)}`)),
    clearFaults: async () => void (await call('DELETE', '/faults')),
    releaseLevers: async () => void (await call('DELETE', '/levers')),
    reset: async () => void (await call('POST', '/reset')),
    stopFirm: async () => void (await call('POST', '/firm/stop')),
    startFirm: async () => void (await call('POST', '/firm/start')),
    stopRiskService: async () => void (await call('POST', '/firm/risk-service/stop')),
    startRiskService: async () => void (await call('POST', '/firm/risk-service/start')),
  }
}

/** Switches a fault on at a target's control port and hands back what resets the sandbox. */
export async function switchFault(
  { control }: { readonly control?: string | undefined },
  fault: string,
): Promise<() => Promise<void>> {
  if (control === undefined)
    throw new SandboxControlError(`a fault needs a sandbox, ${fault} was asked of a real target`)
  const sandbox = sandboxControl(control)
  await sandbox.enable(fault)
  return () => sandbox.reset()
}

/** Enough to tell a sandbox from whatever else may listen on a port. */
const isDescription = (answer: unknown): answer is SandboxDescription =>
  typeof answer === 'object' && answer !== null && 'control' in answer && 'venues' in answer

/** Asks a control port, with a body of JSON if any; what it refuses is a `SandboxControlError`. */
export async function askSandbox(method: Method, url: string, body?: object): Promise<unknown> {
  const { statusCode, text } = await answerOf(method, url, body).catch((cause: unknown) => {
    throw new SandboxControlError(`the sandbox must answer at ${url}, did not; is it running?`, {
      cause,
    })
  })
  if (statusCode >= 300)
    throw new SandboxControlError(`${method} ${url} must succeed, was ${statusCode}: ${text}`)
  return text === '' ? undefined : jsonOf(text, url)
}

async function answerOf(method: Method, url: string, json?: object) {
  // Its firm may take some seconds to start, and longer on a busy machine.
  const patience = { headersTimeout: 30_000, bodyTimeout: 30_000 }
  const { statusCode, body } = await request(url, {
    method,
    ...patience,
    ...(json && { body: JSON.stringify(json) }),
  })
  return { statusCode, text: await body.text() }
}

function jsonOf(text: string, url: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SandboxControlError(`${url} must answer JSON, answered something else`)
  }
}
