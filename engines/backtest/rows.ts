/** Rows of numbers of one width that grow in typed memory. */
export class Rows {
  readonly width: number
  #values: Float64Array
  #count = 0

  constructor(width: number) {
    this.width = width
    this.#values = new Float64Array(width * 16)
  }

  get count(): number {
    return this.#count
  }

  add(...row: readonly number[]): void {
    const start = this.#count * this.width
    if (start === this.#values.length) {
      const grown = new Float64Array(2 * start)
      grown.set(this.#values)
      this.#values = grown
    }
    for (let column = 0; column < this.width; column++) this.#values[start + column] = row[column]!
    this.#count++
  }

  at(row: number, column: number): number {
    return this.#values[row * this.width + column]!
  }

  column(column: number): Float64Array {
    const values = new Float64Array(this.#count)
    for (let row = 0; row < values.length; row++)
      values[row] = this.#values[row * this.width + column]!
    return values
  }

  /** All rows, one after another. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#count * this.width)
  }
}
