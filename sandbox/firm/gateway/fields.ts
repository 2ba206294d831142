import { decimalText } from './decimals.ts'

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown

/** Parses JSON with its numbers as the text that was sent: no digit of an amount or a long id is lost. */
export const parseJson = (text: string): unknown =>
  parse(text, (_key, value, { source }) => (typeof value === 'number' ? source : value))

/** A venue spoke in a shape that it does not document. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer'
}

/** What a venue sent, read field by field; a field that is missing or of another kind is an error that names it. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null) {
      throw new UnreadableAnswer(`the venue must answer with an object, answered ${String(value)}`)
    }
    this.#values = value as Readonly<Record<string, unknown>>
  }

  static list(value: unknown): readonly Fields[] {
    if (!Array.isArray(value)) {
      throw new UnreadableAnswer(`the venue must answer with a list, answered ${typeof value}`)
    }
    return value.map(each => new Fields(each))
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined && this.#values[name] !== null
  }

  raw(name: string): unknown {
    return this.#values[name]
  }

  names(): readonly string[] {
    return Object.keys(this.#values)
  }

  /** Absent where it is missing, null or not text; numbers are text already. */
  optional(name: string): string | undefined {
    const value = this.#values[name]
    return typeof value === 'string' ? value : undefined
  }

  text(name: string): string {
    const value = this.optional(name)
    if (value === undefined) throw this.#missing(name)
    return value
  }

  decimal(name: string): string {
    return decimalText(this.text(name))
  }

  /** Absent too where it is zero: venues write zero for a price that an order does not have. */
  price(name: string): string | undefined {
    const value = this.optional(name)
    if (value === undefined || value === '') return undefined
    const price = decimalText(value)
    return price === '0' ? undefined : price
  }

  number(name: string): number {
    return Number(this.text(name))
  }

  isTrue(name: string): boolean {
    return this.#values[name] === true
  }

  fields(name: string): Fields {
    if (!this.has(name)) throw this.#missing(name)
    return new Fields(this.#values[name])
  }

  list(name: string): readonly Fields[] {
    return Fields.list(this.#values[name])
  }

  #missing(name: string): UnreadableAnswer {
    return new UnreadableAnswer(
      `the venue must send ${name}, sent ${JSON.stringify(this.#values).slice(0, 200)}`,
    )
  }
}
