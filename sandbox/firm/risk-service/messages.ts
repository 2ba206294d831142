import type { Amount } from '../amount.ts'

/** An instrument at a venue. */
export interface Place {
  readonly venue: string
  readonly symbol: string
}

/** What was traded, whoever ordered it. */
export interface CopiedFill extends Place {
  readonly side: 'buy' | 'sell'
  readonly quantity: Amount
  readonly price: Amount
}

/** What an order may still fill, and at which price. */
export interface OpenQuantity extends Place {
  readonly side: 'buy' | 'sell'
  readonly quantity: Amount
  readonly price: Amount
}

/** The mid price of an instrument. */
export interface Mark extends Place {
  readonly price: Amount
  /** What is traded, such as `BTC`. */
  readonly base: string
}

/** Limits of the whole book, as fractions of equity; one that is left out is not enforced. */
export interface BookLimits {
  readonly maxPositionConcentration?: string | undefined
  readonly maxLeverage?: string | undefined
  readonly maxPortfolioVar?: string | undefined
  /** Money for each venue, in what its instruments are quoted in. */
  readonly maxCredit?: string | undefined
}

/** What the risk service is told and asked; questions carry an id, and are answered with it. */
export type ToRiskService =
  | { readonly kind: 'begin'; readonly positions: readonly CopiedFill[] }
  | { readonly kind: 'fill'; readonly fill: CopiedFill }
  | {
      readonly kind: 'decide'
      readonly id: number
      readonly order: OpenQuantity
      readonly open: readonly OpenQuantity[]
      readonly marks: readonly Mark[]
      readonly limits: BookLimits
    }
  | {
      readonly kind: 'tell'
      readonly id: number
      readonly open: readonly OpenQuantity[]
      readonly marks: readonly Mark[]
    }

/** Why an order must not be sent, by a limit of the whole book. */
export interface BookDenial {
  readonly code: keyof BookLimits
  readonly message: string
}

/** What is at stake, in dollars of any kind. */
export interface BookNumbers {
  readonly equity: Amount
  readonly exposures: readonly (Place & { readonly notional: Amount })[]
  readonly valueAtRisk: Amount
  readonly use: Readonly<
    Record<'maxPositionConcentration' | 'maxLeverage' | 'maxPortfolioVar', Amount>
  >
}

/** `loaded` is told once, before any answer. */
export type FromRiskService =
  | { readonly kind: 'loaded' }
  | { readonly id: number; readonly kind: 'decided'; readonly denial: BookDenial | undefined }
  | { readonly id: number; readonly kind: 'told'; readonly numbers: BookNumbers }
