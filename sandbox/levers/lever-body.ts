import { parseDecimal } from '../decimal.ts'
import type { Scaled } from '../matching/types.ts'
import { LeverError } from './lever.ts'

const longestMs = 600_000
const mostCount = 1000

/** The fields of a request to a lever, read one by one; what is left unread at the end was not meant for it. */
export class LeverBody {
  readonly #fields: Readonly<Record<string, unknown>>
  readonly #read = new Set<string>()

  constructor(body: unknown) {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new LeverError(
        `the body must be a JSON object, was ${shown(body)}; send {} for nothing`,
      )
    }
    this.#fields = { ...body }
  }

  /** How often; 1 where it is not said. */
  count(name = 'count', most = mostCount): number {
    const rule = `a whole number from 1 to ${most}`
    return this.#field(name, rule, value => isWhole(value, 1, most)) ?? 1
  }

  /** A time in milliseconds. */
  ms(name: string, most = longestMs): number {
    return this.optionalMs(name, most) ?? this.#missing(name)
  }

  optionalMs(name: string, most = longestMs): number | undefined {
    const rule = `a whole number of milliseconds from 0 to ${most}`
    return this.#field(name, rule, value => isWhole(value, 0, most))
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.#missing(name)
  }

  optionalText(name: string): string | undefined {
    const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
    return this.#field(name, 'a text that is not empty', isText)
  }

  /** One of some words or numbers. */
  choice<Choice extends string | number>(name: string, choices: readonly Choice[]): Choice {
    return this.optionalChoice(name, choices) ?? this.#missing(name)
  }

  optionalChoice<Choice extends string | number>(
    name: string,
    choices: readonly Choice[],
  ): Choice | undefined {
    const isChoice = (value: unknown): value is Choice => choices.some(each => each === value)
    return this.#field(name, `one of ${choices.join(', ')}`, isChoice)
  }

  amount(name: string): Scaled {
    return this.optionalAmount(name) ?? this.#missing(name)
  }

  /** A decimal above zero, as text. */
  optionalAmount(name: string): Scaled | undefined {
    const rule = 'a decimal above 0, as text, with at most 8 decimals'
    const text = this.#field(name, rule, (value): value is string => {
      const isDecimal = typeof value === 'string' && /^\d{1,18}(\.\d{1,8})?$/.test(value)
      return isDecimal && parseDecimal(value) > 0n
    })
    return text === undefined ? undefined : parseDecimal(text)
  }

  /** Refuses what nobody has read: a misspelled field must not be taken for one that was left out. */
  finish(): void {
    const unknown = Object.keys(this.#fields).find(name => !this.#read.has(name))
    if (unknown === undefined) return
    const known = [...this.#read].join(', ') || 'none'
    throw new LeverError(`a field must be one of ${known}, was "${unknown}"; leave it out`)
  }

  #field<Value>(
    name: string,
    rule: string,
    holds: (value: unknown) => value is Value,
  ): Value | undefined {
    this.#read.add(name)
    const value = this.#fields[name]
    if (value === undefined || holds(value)) return value
    throw new LeverError(`${name} must be ${rule}, was ${shown(value)}; send another value`)
  }

  #missing(name: string): never {
    throw new LeverError(`${name} must be sent, was left out; send it in the body`)
  }
}

const isWhole = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
