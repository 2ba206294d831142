import type { Scaled } from './types.ts'

const greatestInTable = 2n ** 63n - 1n

/** Whether an amount can stand in a table of 64-bit integers: below 92 billion units. */
export const fitsInTable = (amount: Scaled): boolean => amount <= greatestInTable

interface Cells<Cell> {
  set(cells: ArrayLike<Cell>): void
}

/** A larger table with the cells of a smaller one. */
export function grown<Cell, Table extends Cells<Cell>>(from: ArrayLike<Cell>, to: Table): Table {
  to.set(from)
  return to
}
