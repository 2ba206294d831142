import { plural } from '../counts.ts'
import { tableRow } from './words.ts'

export interface TableHead {
  readonly title: string
  readonly columns: readonly string[]
}

/** Room for the sentences that say what was left out. */
const reserve = 600

/** Markdown that never grows beyond a number of bytes: what does not fit is counted, never cut in half. */
export class BoundedText {
  readonly #most: number
  #text = ''
  #bytes = 0

  constructor(most: number) {
    this.#most = most
  }

  /** A block that must be there. */
  add(block: string): void {
    this.#append(`${block}\n\n`)
  }

  /** A table with as many rows as fit, and a sentence on the others; nothing where there are none. */
  rows({ title, columns }: TableHead, rows: readonly string[], noun: string): void {
    if (rows.length === 0) return
    const head = [`### ${title}`, '', tableRow(columns), tableRow(columns.map(() => '---'))]
    const block = `${head.join('\n')}\n`
    let shown = 0
    if (this.#fits(block)) {
      this.#append(block)
      while (shown < rows.length && this.#fits(`${rows[shown]}\n`))
        this.#append(`${rows[shown++]}\n`)
    }
    const left = rows.length - shown
    this.#append(left > 0 ? `\n${plural(left, noun)} more: see readiness.html.\n\n` : '\n')
  }

  toString(): string {
    return `${this.#text.trimEnd()}\n`
  }

  #fits(more: string): boolean {
    return this.#bytes + Buffer.byteLength(more) <= this.#most - reserve
  }

  #append(more: string): void {
    this.#text += more
    this.#bytes += Buffer.byteLength(more)
  }
}
