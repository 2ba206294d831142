import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

const example = join(import.meta.dirname, '../../../docs/examples/trading-system-shim.ts')

/** A running example of the documentation. */
export interface Shim {
  readonly url: string
  readonly stop: () => void
}

/** The example as a process of its own. */
export async function shimUntilEnd(env: Readonly<Record<string, string>> = {}): Promise<Shim> {
  const shim = spawn(process.execPath, [example, '0'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(createInterface(shim.stdout), 'line')) as [string]
  return { url, stop: () => void shim.kill() }
}

/** The same, which ends with the test; its URL. */
export async function startedShim(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { url, stop } = await shimUntilEnd(env)
  onTestFinished(stop)
  return url
}
