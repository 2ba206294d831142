import type { VenueTarget } from '../venue/port.ts'

/** What one frame of market data is about. */
export type FeedMessage =
  | { readonly kind: 'acknowledgement' }
  | { readonly kind: 'refusal'; readonly words: string }
  | {
      readonly kind: 'delta'
      readonly symbol: string
      readonly firstId: number
      readonly lastId: number
    }
  | { readonly kind: 'other' }

/** All that is particular to one venue's market data. */
export interface FeedProtocol {
  streamUrl(target: VenueTarget): string
  /** The request that subscribes to numbered book changes of all symbols, a venue's most frequent messages. */
  subscription(symbols: readonly string[]): string
  read(text: string): FeedMessage
  snapshotUrl(target: VenueTarget, symbol: string): string
  /** The id up to which a snapshot holds every change; undefined when the answer is no snapshot. */
  snapshotId(answer: unknown): number | undefined
}
