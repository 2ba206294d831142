import { textWidth, type Output } from './capabilities.ts'
import { renderLine, type Span } from './span.ts'

const eraseLine = '\u001B[2K'
const eraseBelow = '\u001B[J'
const up = (rows: number) => (rows > 0 ? `\u001B[${rows}A` : '')

/** A few lines at the bottom of a terminal that are drawn over again, each time as one write. */
export class LiveRegion {
  readonly #out: Output
  readonly #colour: boolean
  #drawn: readonly number[] = []

  constructor(out: Output, colour: boolean) {
    this.#out = out
    this.#colour = colour
  }

  draw(lines: readonly (readonly Span[])[]): void {
    const width = textWidth(this.#out)
    const text = lines
      .map(spans => `${eraseLine}${renderLine(spans, width, this.#colour)}\n`)
      .join('')
    this.#out.write(`${up(this.#rowsDrawn())}\r${text}${eraseBelow}`)
    this.#drawn = lines.map(spans => renderLine(spans, width, false).length)
  }

  /** Rows that the last frame takes now: a terminal that became narrower has wrapped its lines. */
  #rowsDrawn(): number {
    const { columns = Infinity } = this.#out
    return this.#drawn.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / columns)), 0)
  }
}
