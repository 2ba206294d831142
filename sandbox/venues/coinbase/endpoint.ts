import type { Query } from './query.ts'

/** A request that has found its endpoint and may be answered. */
export interface Call {
  /** What stands in the path for `:id`. */
  readonly id: string
  readonly query: Query
  readonly body: string
}

/** One thing that the venue can be asked over REST. */
export interface Endpoint {
  /** Method and path, such as `GET /products/:id/book`. */
  readonly route: string
  /** Which allowance it counts against; all but the public ones must be signed. */
  readonly allowance: 'public' | 'private' | 'fills'
  /** A value that becomes JSON, or a page of rows. */
  readonly answer: (call: Call) => unknown
}

/** Rows of a list that goes on, with the cursors that lead to what is newer and what is older. */
export class Page {
  readonly rows: readonly object[]
  readonly newest: string | undefined
  readonly oldest: string | undefined

  constructor(rows: readonly object[], cursors: readonly (string | number)[]) {
    this.rows = rows
    this.newest = cursors[0]?.toString()
    this.oldest = cursors.at(-1)?.toString()
  }

  get headers(): Readonly<Record<string, string>> {
    if (this.newest === undefined || this.oldest === undefined) return {}
    return { 'CB-BEFORE': this.newest, 'CB-AFTER': this.oldest }
  }
}
