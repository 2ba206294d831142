import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

const example = join(import.meta.dirname, '../../../docs/examples/trading-system-shim.ts')

/** The example of the documentation as a process of its own, which ends with the test; its URL. */
export async function startedShim(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const shim = spawn(process.execPath, [example, '0'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void shim.kill())
  const [url] = (await once(createInterface(shim.stdout), 'line')) as [string]
  return url
}
