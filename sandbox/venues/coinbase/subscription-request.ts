import type { VenueContext } from '../venue.ts'
import { authenticate, type Proof } from './authentication.ts'
import { channelNamed, channels, isByProduct, type Channel } from './channels.ts'
import { asRefusal } from './refusal.ts'

/** Why a request over the feed failed: what the venue could not do, and why. */
export class FeedError extends Error {
  override readonly name = 'FeedError'
  readonly reason: string | undefined

  constructor(message: string, reason?: string) {
    super(message)
    this.reason = reason
  }
}

/** A channel and what a client wants of it: product ids, or account ids for balances. */
export interface Wanted {
  readonly channel: Channel
  readonly ids: readonly string[]
}

/** What a client asks of the feed. */
export interface SubscriptionRequest {
  readonly type: 'subscribe' | 'unsubscribe'
  readonly wanted: readonly Wanted[]
}

const signedText = 'GET/users/self/verify'

/** Reads a frame; refuses with a `FeedError`. */
export function readSubscription(context: VenueContext, text: string): SubscriptionRequest {
  const frame = asObject(parsed(text))
  if (!frame) throw new FeedError('Malformed JSON')
  const { type } = frame
  if (type !== 'subscribe' && type !== 'unsubscribe') {
    throw new FeedError('Type is required', `unknown message type: ${shown(type)}`)
  }
  const wanted = readChannels(context, type, frame)
  if (type === 'subscribe') checkAccess(context, wanted, frame)
  return { type, wanted }
}

function readChannels(
  { engine }: VenueContext,
  type: 'subscribe' | 'unsubscribe',
  frame: Frame,
): readonly Wanted[] {
  const failed = (reason: string) => new FeedError(`Failed to ${type}`, reason)
  const { channels: list } = frame
  if (!Array.isArray(list) || list.length === 0) throw failed('No channels provided')
  const common = texts(frame['product_ids'])
  const accounts = texts(frame['account_ids'])
  return list.map((entry: unknown) => {
    const own = asObject(entry)
    const name = own ? own['name'] : entry
    const channel = typeof name === 'string' ? channelNamed(name) : undefined
    if (!channel) throw failed(`${shown(name)} is not a valid channel`)
    if (!isByProduct(channel)) {
      return { channel, ids: own ? texts(own['account_ids']) : accounts }
    }
    const ids = [...new Set([...common, ...(own ? texts(own['product_ids']) : [])])]
    const unknown = ids.find(id => !engine.instruments.has(id))
    if (unknown !== undefined) throw failed(`${unknown} is not a valid product`)
    if (ids.length === 0 && type === 'subscribe') throw failed('No product IDs provided')
    return { channel, ids }
  })
}

/** A signature serves the frame that carries it. */
function checkAccess(context: VenueContext, wanted: readonly Wanted[], frame: Frame): void {
  const accesses = wanted.map(({ channel }) => channels[channel].access)
  if (frame['signature'] === undefined && frame['key'] === undefined) {
    if (accesses.includes('signed')) {
      throw new FeedError(
        'Failed to subscribe',
        'level2, level3, and full channels now require authentication. Please use level2_batch or authenticate',
      )
    }
    if (accesses.includes('private')) {
      throw new FeedError('Failed to subscribe', 'user and balance channels require authentication')
    }
    return
  }
  try {
    authenticate(context, proofIn(frame), signedText)
  } catch (error) {
    throw new FeedError('Authentication Failed', JSON.stringify(asRefusal(error).body))
  }
}

const proofIn = (frame: Frame): Proof => ({
  key: text(frame['key']),
  signature: text(frame['signature']),
  timestamp: text(frame['timestamp']),
  passphrase: text(frame['passphrase']),
})

type Frame = Readonly<Record<string, unknown>>

const asObject = (value: unknown): Frame | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Frame)
    : undefined

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

const texts = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.map(each => text(each) ?? '') : []

const shown = (value: unknown): string => text(value) ?? JSON.stringify(value) ?? 'nothing'

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
