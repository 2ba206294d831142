/** Where a column is as it should not be. */
export function indices(
  column: Float64Array,
  isOdd: (value: number, index: number) => boolean,
): readonly number[] {
  const odd: number[] = []
  for (let index = 0; index < column.length; index++)
    if (isOdd(column[index]!, index)) odd.push(index)
  return odd
}
