import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programWords } from '../../installation.ts'
import { UsageError } from '../../usage-error.ts'
import type { Action, Arguments } from '../command.ts'

/** Runs the sandbox in the foreground, with fixed ports and demo keys, for a person to test a bot against. */
export const sandbox: Action = async typed => {
  const port = numberOf(typed, 'port', { otherwise: '4700', rule: portRule })
  const timeScale = numberOf(typed, 'time-scale', { otherwise: '1', rule: scaleRule })
  const child = spawn(
    process.execPath,
    [
      ...programWords('sandbox/main'),
      '--demo-credentials',
      '--port-base',
      port,
      '--time-scale',
      timeScale,
      ...trustWords(typed, port),
      ...(typed.flag('no-firm') ? ['--no-firm'] : []),
    ],
    { stdio: 'inherit' },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 0
}

/** A bot cannot trust what it cannot find: the authority's certificate goes to a file, whose place stays the same. */
function trustWords(typed: Arguments, port: string): readonly string[] {
  const file = typed.text('certificate-authority')
  if (typed.flag('plain')) {
    if (file === undefined) return ['--plain']
    throw new UsageError(
      '--certificate-authority must be left out with --plain, was given; choose one of the two',
    )
  }
  const usual = join(tmpdir(), `readiness-sandbox-${port}.pem`)
  return ['--certificate-authority', file ?? usual]
}

interface NumberRule {
  readonly words: string
  readonly holds: (value: number) => boolean
}

/** Venues, time server, name server, second entrances and firm take ports after it. */
const portRule: NumberRule = {
  words: 'a whole number from 1 to 65480',
  holds: port => Number.isInteger(port) && port >= 1 && port <= 65_480,
}
const scaleRule: NumberRule = {
  words: 'a number above 0, at most 1',
  holds: scale => scale > 0 && scale <= 1,
}

function numberOf(
  typed: Arguments,
  name: string,
  { otherwise, rule }: { readonly otherwise: string; readonly rule: NumberRule },
): string {
  const text = typed.text(name) ?? otherwise
  if (!rule.holds(Number(text)))
    throw new UsageError(`--${name} must be ${rule.words}, was ${text}; give another value`)
  return text
}
