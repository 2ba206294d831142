/** A book as a trading system tells of it. */
export interface ToldBook {
  readonly symbol: string
  readonly usable: boolean
  /** How often it was built anew. */
  readonly builds?: number | undefined
}

/** Symbols of the books that are not usable: whether they come back cannot be told. */
export const unusableBooks = (books: readonly ToldBook[]): readonly string[] =>
  books.filter(({ usable }) => !usable).map(({ symbol }) => symbol)

/** Whether a book was usable at every look, and not built anew between them; one that is not told of is taken as it is. */
export const isSteady = (
  looks: readonly (Pick<ToldBook, 'usable' | 'builds'> | undefined)[],
): boolean => looks.every(one => one?.usable !== false && one?.builds === looks[0]?.builds)

/**
 * Symbols of the books that are not usable after, or were told of before and are not any more: a list without a book would
 * otherwise be one without a flaw.
 */
export const missingBooks = (
  before: readonly ToldBook[],
  after: readonly ToldBook[],
): readonly string[] => missing(before, after, () => true)

/** The same, and those that were not built anew since. */
export const booksNotRebuilt = (
  before: readonly ToldBook[],
  after: readonly ToldBook[],
): readonly string[] => missing(before, after, (one, earlier) => one.builds !== earlier?.builds)

function missing(
  before: readonly ToldBook[],
  after: readonly ToldBook[],
  isBack: (one: ToldBook, earlier: ToldBook | undefined) => boolean,
): readonly string[] {
  const told = (books: readonly ToldBook[], symbol: string) =>
    books.find(one => one.symbol === symbol)
  const symbols = new Set([...before, ...after].map(({ symbol }) => symbol))
  return [...symbols].filter(symbol => {
    const one = told(after, symbol)
    return !(one?.usable && isBack(one, told(before, symbol)))
  })
}
