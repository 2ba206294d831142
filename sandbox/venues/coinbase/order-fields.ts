import { one } from '../../matching/scaled.ts'
import type { Scaled } from '../../matching/types.ts'
import { refusals } from './refusal.ts'

/** The fields of an order's body; numbers are taken as well as strings. */
export class OrderFields {
  readonly #values: Readonly<Record<string, unknown>>

  private constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values
  }

  static of(body: string): OrderFields {
    const values = parsed(body)
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
      throw refusals.notJson()
    }
    return new OrderFields(values as Readonly<Record<string, unknown>>)
  }

  text(name: string): string | undefined {
    const value = this.#values[name]
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value === 'string') return value
    if (typeof value === 'number') return String(value)
    throw refusals.invalid(name)
  }

  mandatory(name: string): string {
    const value = this.text(name)
    if (value === undefined) throw refusals.missing(name)
    return value
  }

  choice<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const choice = choices.find(each => each === value)
    if (choice === undefined) throw refusals.invalid(name)
    return choice
  }

  mandatoryChoice<const T extends string>(name: string, choices: readonly T[]): T {
    const choice = this.choice(name, choices)
    if (choice === undefined) throw refusals.missing(name)
    return choice
  }

  flag(name: string): boolean {
    const value = this.#values[name]
    if (value === undefined || value === null) return false
    if (typeof value !== 'boolean') throw refusals.invalid(name)
    return value
  }

  /** An amount; `what` is how the venue calls it when it has too many decimals. */
  amount(name: string, what: 'price' | 'size' | 'funds'): Scaled | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const match = /^(\d{1,15})(?:\.(\d*))?$/.exec(text)
    if (!match) throw refusals.invalid(name)
    const fraction = (match[2] ?? '').replace(/0+$/, '')
    if (fraction.length > 8) throw refusals.tooAccurate(what, '0.00000001')
    return BigInt(match[1] ?? '0') * one + BigInt(fraction.padEnd(8, '0'))
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
