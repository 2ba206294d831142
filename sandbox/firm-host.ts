import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FirmEndpoint } from './endpoints.ts'
import type { FaultName } from './faults/catalogue.ts'
import { PortTakenError } from './loopback.ts'
import type { FromFirm, ToFirm } from './firm/messages.ts'
import type { FirmSettings } from './firm/settings.ts'

/** The firm as the sandbox holds it: a process that may be killed and started again. */
export interface HostedFirm {
  readonly endpoint: FirmEndpoint
  readonly isRunning: boolean
  /** Tells the firm which faults are on; resolves once it knows. */
  tellFaults(): Promise<void>
  /** Records wiped, connections anew; a firm that was stopped is started. */
  reset(): Promise<void>
  /** As a crash would: SIGKILL. Nothing where it is not running. */
  stop(): Promise<void>
  /** From the records that it left, at the same place. Nothing where it is running. */
  start(): Promise<void>
  /** The firm's risk service alone: stopped as a crash would, or started again. Nothing where the firm is not running. */
  setRiskService(isUp: boolean): Promise<void>
  close(): Promise<void>
}

export interface FirmHostOptions extends Omit<
  FirmSettings,
  'apiToken' | 'stateFolder' | 'certificateAuthority'
> {
  readonly certificateAuthority?: string | undefined
  /** Names of the faults that are on. */
  faults(this: void): readonly FaultName[]
}

type Unnumbered = ToFirm extends infer One ? (One extends ToFirm ? Omit<One, 'id'> : never) : never

const program = [
  // A small nursery spares 8 MB of memory and costs nothing that can be measured.
  '--max-semi-space-size=1',
  '--import',
  new URL('../bin/clean-exit.js', import.meta.url).href,
  fileURLToPath(new URL(`./firm/main${extname(import.meta.url)}`, import.meta.url)),
]

/** Starts the firm in a process that was made for it; resolves once it may trade. Throws where it ends before that. */
export async function hostFirm(
  first: FirmProcess,
  { faults, ...options }: FirmHostOptions,
): Promise<HostedFirm> {
  const stateFolder = await mkdtemp(join(tmpdir(), 'sandbox-firm-'))
  const apiToken = randomBytes(24).toString('hex')
  // A sandbox that ends with its channel closes nothing; what the firm wrote would stay.
  const sweep = () => rmSync(stateFolder, { recursive: true, force: true })
  process.once('exit', sweep)
  const forget = async () => {
    process.off('exit', sweep)
    await rm(stateFolder, { recursive: true, force: true })
  }
  let port = options.port
  let running: FirmProcess | undefined

  const start = async (child: FirmProcess): Promise<string> => {
    running = child
    void child.ended.finally(() => {
      if (running === child) running = undefined
    })
    const settings: FirmSettings = { ...options, port, apiToken, stateFolder }
    const answer = await child.ask({ kind: 'start', settings, faults: faults() })
    if (answer?.isPortTaken) throw new PortTakenError('the firm', port)
    const url = answer?.url
    if (url === undefined) throw new Error('the firm must start, ended; its words are above')
    return url
  }
  try {
    const url = await start(first)
    port = Number(new URL(url).port)
    return {
      endpoint: { url, apiToken },
      get isRunning() {
        return running !== undefined
      },
      tellFaults: async () => void (await running?.ask({ kind: 'faults', faults: faults() })),
      async reset() {
        if (running) {
          await running.ask({ kind: 'faults', faults: faults() })
          await running?.ask({ kind: 'reset' })
        }
        if (running) return
        await rm(stateFolder, { recursive: true, force: true })
        await start(new FirmProcess())
      },
      stop: async () => running?.kill(),
      start: async () => void (running ?? (await start(new FirmProcess()))),
      setRiskService: async isUp => void (await running?.ask({ kind: 'riskService', isUp })),
      async close() {
        await running?.kill()
        await forget()
      },
    }
  } catch (error) {
    await running?.kill()
    await forget()
    throw error
  }
}

/** One process of the firm, which trades once it is told how. It dies with its channel, and whoever waits for its answer then hears undefined. */
export class FirmProcess {
  readonly #child: ChildProcess
  /** Resolves when it is over, however. */
  readonly ended: Promise<void>
  readonly #asked = new Map<number, (answer: FromFirm | undefined) => void>()
  #ids = 0

  constructor() {
    this.#child = spawn(process.execPath, program, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Under node --watch a child would report its imports over the channel on which the firm answers.
      env: { ...process.env, WATCH_REPORT_DEPENDENCIES: undefined },
    })
    this.#child.on('message', (answer: FromFirm) => {
      this.#asked.get(answer.id)?.(answer)
      this.#asked.delete(answer.id)
    })
    // Sending to a process that just died: its end is told by `exit`.
    this.#child.on('error', () => undefined)
    this.ended = this.#end()
  }

  async #end(): Promise<void> {
    await once(this.#child, 'exit')
    for (const answer of this.#asked.values()) answer(undefined)
  }

  /** Undefined where the process ended before it answered. */
  ask(message: Unnumbered): Promise<FromFirm | undefined> {
    const { promise, resolve } = Promise.withResolvers<FromFirm | undefined>()
    if (!this.#child.connected) return Promise.resolve(undefined)
    const id = ++this.#ids
    this.#asked.set(id, resolve)
    this.#child.send({ ...message, id }, () => undefined)
    return promise
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.ended
  }
}
