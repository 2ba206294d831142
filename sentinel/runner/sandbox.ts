import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { sandboxControl, type SandboxDescription } from '../../clients/sandbox.ts'
import { ConfigError } from '../../config/config-error.ts'
import type { Config } from '../../config/schema.ts'
import { programWords } from '../installation.ts'

/** The sandbox did not come up; nothing can be judged on it. */
export class SandboxNotStarted extends Error {
  override readonly name = 'SandboxNotStarted'
  readonly code = 'SANDBOX'
}

export interface RunningSandbox extends AsyncDisposable {
  readonly endpoints: SandboxDescription
  /** That it ended before its run did, if it has: what was looked at since says nothing. */
  problems(): readonly string[]
}

/** Starts the sandbox that a profile asks for, or attaches to one that is already running; undefined on a real target. */
export async function openSandbox(config: Config): Promise<RunningSandbox | undefined> {
  const { control_url: controlUrl, embedded } = config.sandbox
  if (controlUrl !== undefined) return attach(controlUrl)
  return embedded ? start(config) : undefined
}

async function attach(controlUrl: string): Promise<RunningSandbox> {
  const endpoints = await sandboxControl(controlUrl)
    .endpoints()
    .catch((error: Error) => {
      throw new ConfigError([
        `sandbox.control_url: must lead to the control port of a running sandbox, was ${controlUrl}; start one with readiness sandbox (${error.message})`,
      ])
    })
  return { endpoints, problems: () => [], async [Symbol.asyncDispose]() {} }
}

/** It has a firm of its own unless the profile says otherwise, or names one that trades at its venues. */
function wordsFor({
  sandbox,
  market_connectivity: { exchanges },
  trading_system: { url, adapter },
}: Config): readonly string[] {
  const hasFirm = sandbox.firm && url === undefined && adapter === undefined
  const scale = ['--time-scale', String(sandbox.time_scale), '--seed', String(sandbox.seed)]
  return [...scale, ...(hasFirm ? [] : ['--no-firm']), ...exchanges.map(({ name }) => name)]
}

/** A sandbox that has said nothing for so long will not start. */
const startWithinMs = 30_000

/** In a process group of its own, so that Ctrl-C reaches us and leaves it standing to be swept; it dies with our channel. */
async function start(config: Config): Promise<RunningSandbox> {
  const child = spawn(process.execPath, [...programWords('sandbox/main'), ...wordsFor(config)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Under node --watch a child would report its imports over the channel on which the sandbox says where it is.
    env: { ...process.env, WATCH_REPORT_DEPENDENCIES: undefined },
  })
  let complaint = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const exited = once(child, 'exit')
  const patience = { signal: AbortSignal.timeout(startWithinMs) }
  const spoke = once(child, 'message', patience).catch(() => [`${startWithinMs} ms of silence`])
  const [first] = (await Promise.race([spoke, exited])) as [unknown]
  if (typeof first === 'string') child.kill('SIGKILL')
  if (typeof first !== 'object' || first === null)
    throw new SandboxNotStarted(
      `the sandbox must start, ended with ${String(first)}: ${complaint.trim()}`,
    )
  return {
    endpoints: first as SandboxDescription,
    problems: () => problemsOf(child, complaint),
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect()
      await exited
    },
  }
}

function problemsOf({ exitCode, signalCode }: ChildProcess, complaint: string): readonly string[] {
  const how = signalCode ?? exitCode
  if (how === null) return []
  const last = complaint.trim().split('\n').at(-1)
  return [
    `the embedded sandbox must outlive the run, ended with ${how}${last ? `: ${last}` : ''}; what was looked at since then says nothing, run again`,
  ]
}
