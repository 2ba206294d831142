import type { Scaled } from '../../matching/types.ts'
import { amountOf, plainNumber } from './amounts.ts'
import { refusals } from './errors.ts'

type Values = Readonly<Record<string, unknown>>

/** The parameters of one request, from a form, from JSON or from a WebSocket message. */
export class Parameters {
  readonly #values: Values

  constructor(values: Values) {
    this.#values = values
  }

  /** Reads a form, in which `close[price]` and `orders[0][price]` are nested. */
  static ofForm(text: string): Parameters {
    const values = bare()
    for (const [name, value] of new URLSearchParams(text)) {
      const path = name.split(/[[\].]/).filter(part => part !== '')
      setAt(values, path, value)
    }
    return new Parameters(values)
  }

  /** Undefined when the text is no JSON object. */
  static ofJson(text: string): Parameters | undefined {
    try {
      const values: unknown = JSON.parse(text)
      return isRecord(values) ? new Parameters(values) : undefined
    } catch {
      return undefined
    }
  }

  get names(): readonly string[] {
    return Object.keys(this.#values).filter(name => this.has(name))
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined && this.#values[name] !== null
  }

  /** The value as it came. */
  raw(name: string): unknown {
    return this.#values[name]
  }

  /** Undefined when it is not sent or empty. */
  text(name: string): string | undefined {
    const value = this.#values[name]
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value === 'string') return value
    if (typeof value === 'number') return plainNumber(value)
    if (typeof value === 'boolean') return String(value)
    throw refusals.argument(name)
  }

  required(name: string): string {
    const text = this.text(name)
    if (text === undefined) throw refusals.argument(name)
    return text
  }

  amount(name: string): Scaled | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const amount = amountOf(text)
    if (amount === undefined) throw refusals.argument(name)
    return amount
  }

  integer(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    if (!/^-?\d{1,15}$/.test(text)) throw refusals.argument(name)
    return Number(text)
  }

  flag(name: string): boolean {
    const text = this.text(name)?.toLowerCase()
    return text === 'true' || text === '1'
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const found = choices.find(choice => choice === text)
    if (found === undefined) throw refusals.argument(name)
    return found
  }

  /** A list, sent as an array or with commas between its items. */
  list(name: string): readonly string[] {
    const value = this.#values[name]
    const items = isRecord(value) ? Object.values(value) : value
    if (Array.isArray(items)) return items.map(String)
    return (this.text(name) ?? '').split(',').filter(item => item !== '')
  }

  /** The objects of a list. */
  items(name: string): readonly Parameters[] {
    const value = this.#values[name]
    if (typeof value !== 'object' || value === null) throw refusals.argument(name)
    return Object.values(value).map(item => {
      if (!isRecord(item)) throw refusals.argument(name)
      return new Parameters(item)
    })
  }
}

/** Whether a value is an object with names. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Without the names that every object inherits: a client chooses the names here. */
const bare = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>

function setAt(values: Record<string, unknown>, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path
  if (rest.length === 0) {
    values[name] = value
    return
  }
  const found = values[name]
  const inner = isRecord(found) ? found : bare()
  values[name] = inner
  setAt(inner, rest, value)
}
