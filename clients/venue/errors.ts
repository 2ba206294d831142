import { AllowanceSpent } from '../budget/budget.ts'
import { NoTurnLeft } from '../budget/turns.ts'
import { ForbiddenRequest } from '../order-gate/gate.ts'
import type { Refusal } from './protocol.ts'

/** No answer, or none that can be read: nothing is known of the venue's mind. */
export class VenueUnreachable extends Error {
  override readonly name = 'VenueUnreachable'
  readonly code = 'VENUE_UNREACHABLE'
}

/** The venue answered, and said no; its own code and words are kept. */
export class VenueRefused extends Error {
  override readonly name = 'VenueRefused'
  readonly code = 'VENUE_REFUSED'
  readonly status: number
  readonly refusal: Refusal

  constructor(what: string, status: number, refusal: Refusal) {
    super(`${what} must be accepted, was refused with ${status}: ${refusal.code} ${refusal.words}`)
    this.status = status
    this.refusal = refusal
  }
}

/** An order was sent and what became of it is unknown: it may be live. */
export class AmbiguousOrder extends Error {
  override readonly name = 'AmbiguousOrder'
  readonly code = 'AMBIGUOUS_ORDER'
  readonly clientOrderId: string

  constructor(clientOrderId: string, cause: Error) {
    super(
      `order ${clientOrderId} must be acknowledged, was not (${cause.message}); look for it at the venue before anything else`,
      { cause },
    )
    this.clientOrderId = clientOrderId
  }
}

/** A file that may only read, or an order that nobody wrote down, tried to trade. */
export class ForbiddenByClass extends Error {
  override readonly name = 'ForbiddenByClass'
  readonly code = 'FORBIDDEN_BY_CLASS'
}

/** ccxt would call a host that is not the target's. */
export class ForeignUrl extends Error {
  override readonly name = 'ForeignUrl'
  readonly code = 'FOREIGN_URL'
}

/** The venue is not one whose protocol is known here, or has not what was asked for. */
export class UnknownToVenue extends Error {
  override readonly name = 'UnknownToVenue'
  readonly code = 'UNKNOWN_TO_VENUE'
}

const ours = [
  AllowanceSpent,
  NoTurnLeft,
  ForbiddenRequest,
  VenueUnreachable,
  VenueRefused,
  AmbiguousOrder,
  ForbiddenByClass,
  ForeignUrl,
  UnknownToVenue,
]

/**
 * What ccxt threw, in our own words. Refusals were recognised in the answer itself before ccxt saw it; what ccxt adds
 * is its own view of a broken connection, a plain `TypeError` from an answer that it could not read, or a refusal of its
 * own to send. Secrets never survive: no query string, no signature, no key.
 */
export function venueError(error: unknown, secrets: readonly string[]): Error {
  if (error instanceof Error && ours.some(Class => error instanceof Class)) return error
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const told = `${name}: ${withoutSecrets(message, secrets)}`
  return ancestors(error).includes('ExchangeError')
    ? new UnknownToVenue(`the venue's client must be able to send the request, was not: ${told}`)
    : new VenueUnreachable(`the venue must give an answer that can be read, did not: ${told}`)
}

/** ccxt's classes are told by name, so that nobody has to import ccxt to classify. */
function ancestors(error: unknown): readonly string[] {
  const names: string[] = []
  for (
    let at: unknown = error;
    typeof at === 'object' && at !== null;
    at = Object.getPrototypeOf(at)
  )
    names.push(at.constructor.name)
  return names
}

/** Text without query strings, signatures and the given secrets. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const bare = text
    .replace(/\?[^\s"'<>]*/g, '')
    .replace(/\b(signature|apiKey|api-key|listenKey)=[^&\s"'<>]+/gi, '$1=…')
  return secrets.filter(Boolean).reduce((rest, secret) => rest.replaceAll(secret, '…'), bare)
}
