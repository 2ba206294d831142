import { instantOf } from '../instant.ts'

/** A list that only grows, read on from a cursor that counts its entries. */
export class GrowingList<Entry extends { readonly atMs: number }> {
  readonly #entries: Entry[] = []

  get length(): number {
    return this.#entries.length
  }

  get last(): Entry | undefined {
    return this.#entries.at(-1)
  }

  push(entry: Entry): void {
    this.#entries.push(entry)
  }

  /** From a cursor, else from an instant, else nothing; undefined where the cursor is none of this list. */
  page({ after, since }: PageKey): Page<Entry> | undefined {
    const end = this.#entries.length
    const next = String(end)
    if (after !== undefined) {
      const first = /^\d{1,15}$/.test(after) ? Number(after) : -1
      if (first < 0 || first > end) return undefined
      return { entries: this.#entries.slice(first), next }
    }
    if (since === undefined) return { entries: [], next }
    const first = this.#entries.findIndex(({ atMs }) => instantOf(atMs) >= since)
    return { entries: first < 0 ? [] : this.#entries.slice(first), next }
  }
}

export interface PageKey {
  readonly after?: string | undefined
  readonly since?: string | undefined
}

export interface Page<Entry> {
  readonly entries: readonly Entry[]
  readonly next: string
}
