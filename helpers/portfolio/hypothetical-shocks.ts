import { requireSymmetric, symmetricOf, type Matrix } from './matrix.ts'
import { PortfolioError } from './portfolio-error.ts'

/** A change that need not have happened. */
export interface HypotheticalShock {
  readonly id: string
  readonly quantity: string
  /** What is done to the quantity: multiplied by, added to, or replaced. */
  readonly change: {
    readonly by: 'multiply' | 'add' | 'set'
    readonly value: number
    readonly unit: string
  }
  /** Whether a standard asks for it or it is a default of ours. */
  readonly basis: 'standard' | 'default'
  readonly source: string
}

const ours = 'engineering default'
const irrbb = 'Basel Committee, Interest rate risk in the banking book (2016); recalled'

/** What to put a book through besides history; each alone. */
export const hypotheticalShocks: readonly HypotheticalShock[] = [
  {
    id: 'correlation-one',
    quantity: 'every correlation',
    change: { by: 'set', value: 1, unit: 'correlation' },
    basis: 'default',
    source: ours,
  },
  {
    id: 'spread-fivefold',
    quantity: 'every spread',
    change: { by: 'multiply', value: 5, unit: 'times' },
    basis: 'default',
    source: ours,
  },
  {
    id: 'depth-tenth',
    quantity: 'the depth of every book',
    change: { by: 'multiply', value: 0.1, unit: 'times' },
    basis: 'default',
    source: ours,
  },
  {
    id: 'funding',
    quantity: 'the funding rate of perpetuals',
    change: { by: 'add', value: 0.003, unit: 'of notional in 8 hours' },
    basis: 'default',
    source: ours,
  },
  {
    id: 'stablecoin',
    quantity: 'the price of a stablecoin',
    change: { by: 'add', value: -0.12, unit: 'of its peg' },
    basis: 'default',
    source: 'as USDC in March 2023',
  },
  {
    id: 'venue-loss',
    quantity: 'the balance at a venue',
    change: { by: 'multiply', value: 0, unit: 'times' },
    basis: 'default',
    source: 'as FTX in November 2022',
  },
  {
    id: 'rates-up',
    quantity: 'all interest rates',
    change: { by: 'add', value: 0.02, unit: 'a year' },
    basis: 'standard',
    source: irrbb,
  },
  {
    id: 'rates-down',
    quantity: 'all interest rates',
    change: { by: 'add', value: -0.02, unit: 'a year' },
    basis: 'standard',
    source: irrbb,
  },
  {
    id: 'rates-steeper',
    quantity: 'long interest rates, short ones by the opposite',
    change: { by: 'add', value: 0.01, unit: 'a year' },
    basis: 'default',
    source: ours,
  },
  {
    id: 'rates-flatter',
    quantity: 'long interest rates, short ones by the opposite',
    change: { by: 'add', value: -0.01, unit: 'a year' },
    basis: 'default',
    source: ours,
  },
]

/**
 * A correlation matrix drawn towards all ones: (1 − share) ρ + share. What is semidefinite stays so, which moving
 * single entries does not give. Dimensionless. Throws `PortfolioError` on a share outside [0, 1] and on what is not
 * finite, square and symmetric.
 * Source: a convex combination with the matrix of ones, which is a correlation matrix.
 */
export function correlationTowardsOne(correlation: Matrix, share: number): Matrix {
  requireSymmetric(correlation)
  if (!(share >= 0 && share <= 1))
    throw new PortfolioError(
      'not-computable',
      `a share must be between 0 and 1, was ${share}; 1 makes all assets one`,
    )
  return symmetricOf(
    correlation.length,
    (one, other) => (1 - share) * correlation[one]![other]! + share,
  )
}
