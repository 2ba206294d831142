import { instantOf } from './instants.ts'
import { refusals } from './refusal.ts'

const mostRows = 1000

/** The query of a request. */
export class Query {
  readonly #values: URLSearchParams

  constructor(text: string) {
    this.#values = new URLSearchParams(text)
  }

  get names(): readonly string[] {
    return [...this.#values.keys()]
  }

  text(name: string): string | undefined {
    return this.#values.get(name) || undefined
  }

  all(name: string): readonly string[] {
    return this.#values.getAll(name)
  }

  /** How many rows are wanted, at most a thousand. */
  limit(): number {
    const limit = this.integer('limit') ?? mostRows
    if (limit < 1) throw refusals.invalid('limit')
    return Math.min(limit, mostRows)
  }

  integer(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    if (!/^\d{1,15}$/.test(text)) throw refusals.invalid(name)
    return Number(text)
  }

  instant(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const timeMs = instantOf(text)
    if (timeMs === undefined) throw refusals.invalid(name)
    return timeMs
  }
}
