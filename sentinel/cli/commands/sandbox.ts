import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { programFile } from '../../installation.ts'
import { UsageError } from '../../usage-error.ts'
import type { Action, Arguments } from '../command.ts'

/** Runs the sandbox in the foreground, with fixed ports and demo keys, for a person to test a bot against. */
export const sandbox: Action = async typed => {
  const port = numberOf(typed, 'port', 4700)
  const timeScale = numberOf(typed, 'time-scale', 1)
  const child = spawn(
    process.execPath,
    [
      programFile('sandbox/main'),
      '--demo-credentials',
      '--port-base',
      port,
      '--time-scale',
      timeScale,
    ],
    { stdio: 'inherit' },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 0
}

function numberOf(typed: Arguments, name: string, otherwise: number): string {
  const text = typed.text(name) ?? String(otherwise)
  if (!(Number(text) > 0)) throw new UsageError(`--${name} must be a positive number, was ${text}`)
  return text
}
