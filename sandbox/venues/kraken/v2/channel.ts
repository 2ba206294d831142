import { Refusal } from '../errors.ts'
import type { Socket } from '../sockets/socket.ts'
import type { KrakenState } from '../state.ts'
import { not } from './words.ts'

/** One subscription that a request asks for. */
export interface Wanted {
  /** By this a second subscription of the same kind is told, and an unsubscription finds it. */
  readonly key: string
  /** What the acknowledgement repeats. */
  readonly result: Readonly<Record<string, unknown>>
}

/** Something that can be subscribed to. */
export interface Channel {
  /** The subscriptions that a request asks for; a refusal's cause is the symbol that it is about. */
  read(params: Readonly<Record<string, unknown>>): readonly (Wanted | Refusal)[]
  /** Sends the snapshot and whatever follows; returns what ends it. */
  open(wanted: Wanted, socket: Socket): () => void
}

/** The symbols that a request names; each that the venue does not have is a refusal of its own. */
export function readSymbols(
  { pairs }: KrakenState,
  params: Readonly<Record<string, unknown>>,
): readonly (string | Refusal)[] {
  const { symbol } = params
  if (!Array.isArray(symbol) || symbol.length === 0) throw new Refusal('Malformed request')
  return symbol.map((name: unknown) => {
    if (typeof name !== 'string') return new Refusal('Malformed request')
    if (!name.includes('/')) return new Refusal(`${not.formed} ${name}`, { cause: name })
    const pair = pairs.all.find(pair => pair.symbol === name)
    return pair ? pair.symbol : new Refusal(`${not.supported} ${name}`, { cause: name })
  })
}

/** The subscriptions for each symbol of a request. */
export const forEachSymbol = (
  state: KrakenState,
  params: Readonly<Record<string, unknown>>,
  wantedFor: (symbol: string) => Wanted,
): readonly (Wanted | Refusal)[] =>
  readSymbols(state, params).map(symbol => (symbol instanceof Refusal ? symbol : wantedFor(symbol)))

/** Whether a request asks for a snapshot, or what holds when it does not say. */
export const wantsSnapshot = (
  params: Readonly<Record<string, unknown>>,
  ifNotSaid: boolean,
): boolean => (typeof params['snapshot'] === 'boolean' ? params['snapshot'] : ifNotSaid)
