/** What can be subscribed to, by the name that the venue echoes. */
export const channels = {
  heartbeat: { access: 'public' },
  status: { access: 'public' },
  ticker: { access: 'public' },
  ticker_1000: { access: 'public' },
  matches: { access: 'public' },
  level2_50: { access: 'public' },
  auctionfeed: { access: 'public' },
  rfq_matches: { access: 'public' },
  level2: { access: 'signed' },
  level3: { access: 'signed' },
  full: { access: 'signed' },
  user: { access: 'private' },
  balance: { access: 'private' },
} as const satisfies Record<string, { readonly access: 'public' | 'signed' | 'private' }>

export type Channel = keyof typeof channels

const synonyms: Readonly<Record<string, Channel>> = {
  level2_batch: 'level2_50',
  ticker_batch: 'ticker_1000',
}

/** The channel that a client means; undefined when there is none. */
export function channelNamed(name: string): Channel | undefined {
  if (Object.hasOwn(synonyms, name)) return synonyms[name]
  return Object.hasOwn(channels, name) ? (name as Channel) : undefined
}

/** Whether a channel is about products; the others are about accounts or everything. */
export const isByProduct = (channel: Channel): boolean =>
  channel !== 'status' && channel !== 'balance'
