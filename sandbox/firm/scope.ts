/** What a switch or a limit applies to: whatever matches all that is said, so an empty scope is everything. */
export interface Scope {
  readonly strategy?: string | undefined
  readonly venue?: string | undefined
  readonly symbol?: string | undefined
}

interface Scoped {
  readonly strategy?: string | undefined
  readonly venue: string
  readonly symbol: string
}

export const covers = (scope: Scope, one: Scoped): boolean =>
  (scope.strategy === undefined || scope.strategy === one.strategy) &&
  (scope.venue === undefined || scope.venue === one.venue) &&
  (scope.symbol === undefined || scope.symbol === one.symbol)

export const sameScope = (left: Scope, right: Scope): boolean =>
  left.strategy === right.strategy && left.venue === right.venue && left.symbol === right.symbol
