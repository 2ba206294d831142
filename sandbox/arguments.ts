import { parseArgs } from 'node:util'
import { highestPortBase } from './ports.ts'
import { defaultOptions, type SandboxOptions } from './sandbox.ts'
import { isVenue, venueKinds, type VenueName } from './venues/registry.ts'

/** The words that started the sandbox make no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'USAGE'
}

/** What the command line of the sandbox asks for. */
export interface SandboxArguments {
  readonly options: SandboxOptions
  /** File that is to receive the authority's certificate. */
  readonly authorityFile: string | undefined
}

/** Reads the command line of the sandbox. */
export function readArguments(words: readonly string[]): SandboxArguments {
  const { values, positionals } = parse(words)
  const venues = positionals.length > 0 ? positionals.map(venueNamed) : defaultOptions.venues
  const options = {
    venues,
    portBase: portBase(values['port-base'], venues.length),
    tls: !values.plain,
    timeScale: timeScale(values['time-scale']),
    demoCredentials: values['demo-credentials'],
    seed: seed(values.seed),
    firm: !values['no-firm'],
  }
  return { options, authorityFile: values['certificate-authority'] }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        'port-base': { type: 'string' },
        'time-scale': { type: 'string' },
        'demo-credentials': { type: 'boolean', default: false },
        plain: { type: 'boolean', default: false },
        'certificate-authority': { type: 'string' },
        seed: { type: 'string' },
        'no-firm': { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function venueNamed(name: string): VenueName {
  if (isVenue(name)) return name
  const known = Object.keys(venueKinds).join(', ')
  throw new UsageError(`a venue must be one of ${known}, was "${name}"; name one of these`)
}

function portBase(text: string | undefined, venues: number): number {
  const highest = highestPortBase(venues)
  return number(text, {
    option: '--port-base',
    fallback: defaultOptions.portBase,
    rule: `a whole number from 0 to ${highest}`,
    holds: value => Number.isInteger(value) && value >= 0 && value <= highest,
  })
}

const timeScale = (text: string | undefined): number =>
  number(text, {
    option: '--time-scale',
    fallback: defaultOptions.timeScale,
    rule: 'a number above 0, at most 1',
    holds: value => value > 0 && value <= 1,
  })

const seed = (text: string | undefined): number =>
  number(text, {
    option: '--seed',
    fallback: defaultOptions.seed,
    rule: 'a whole number of at most 32 bits',
    holds: value => value === (value | 0),
  })

interface NumberRule {
  readonly option: string
  readonly fallback: number
  readonly rule: string
  readonly holds: (value: number) => boolean
}

function number(text: string | undefined, { option, fallback, rule, holds }: NumberRule): number {
  if (text === undefined) return fallback
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (holds(value)) return value
  throw new UsageError(`${option} must be ${rule}, was "${text}"; give another value`)
}
