import type { Pair } from '../pairs.ts'

/** What a pair's channels count from; each kind of channel has an id of its own. */
const mostChannels = 64
const kinds = ['ticker', 'trade', 'spread', 'book', 'ohlc']

/** The number under which a channel's messages come; Kraken asks clients not to rely on it. */
export function channelId({ index }: Pair, channelName: string): number {
  const [kind = '', size = '0'] = channelName.split('-')
  return 320 + index * mostChannels + kinds.indexOf(kind) * 10 + (Number(size) % 7)
}
