/** What happened to an order, as one message of the feed. */
export interface FeedMessage {
  readonly productId: string
  readonly type: 'received' | 'open' | 'done' | 'match' | 'change' | 'activate'
  /** As everybody may read it. */
  readonly body: FeedBody
  /** As the account reads it that the order belongs to; undefined for orders of others. */
  readonly own: FeedBody | undefined
  /** Whether only the account is told, which uses up no sequence number. */
  readonly isPrivate: boolean
  /** Whether the fault that drops book updates has hit it. */
  readonly isLost: boolean
}

export type FeedBody = Readonly<Record<string, unknown>>
