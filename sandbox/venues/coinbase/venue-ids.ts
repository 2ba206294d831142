import { createHash, randomBytes } from 'node:crypto'

/** Odd, so that multiplying by it modulo 2^32 can be undone. */
const factor = 0x9e3779b1
const inverse = inverseOf(factor)

/** The UUIDs that the venue gives to users, accounts and orders; no other run of the sandbox gives the same. */
export class VenueIds {
  readonly #salt = randomBytes(16).toString('hex')
  readonly userId = this.named('user').replaceAll('-', '').slice(0, 24)
  readonly profileId = this.named('profile')

  accountId(currency: string): string {
    return this.named(`account ${currency}`)
  }

  /** The UUID of an order, from which its number can be read back. */
  orderId(id: number): string {
    const head = (Math.imul(id, factor) >>> 0).toString(16).padStart(8, '0')
    return head + this.named(`order ${id}`).slice(8)
  }

  /** The number of the order that a UUID stands for; undefined when no order can have it. */
  orderNumber(uuid: string): number | undefined {
    const id = Math.imul(Number.parseInt(uuid.slice(0, 8), 16), inverse) >>> 0
    return this.orderId(id) === uuid ? id : undefined
  }

  /** The UUID of whatever has a name. */
  named(name: string): string {
    return asUuid(createHash('sha256').update(this.#salt).update(name).digest('hex'))
  }
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A UUID in its usual form from a request, which may leave out its dashes; undefined when it is none. */
export function uuidFrom(text: string): string | undefined {
  const lower = text.toLowerCase()
  if (uuidPattern.test(lower)) return lower
  if (!/^[0-9a-f]{32}$/.test(lower)) return undefined
  return dashed(lower)
}

/** Whether a client order id has the form that the venue takes: lower case, with dashes, of variant 1. */
export const isClientOid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)

function asUuid(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return dashed(`${hex.slice(0, 12)}4${hex.slice(13, 16)}${variant}${hex.slice(17, 32)}`)
}

const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )

/** The number that undoes a multiplication modulo 2^32, by Newton's iteration. */
function inverseOf(odd: number): number {
  let guess = odd
  for (let step = 0; step < 5; step += 1) guess = Math.imul(guess, 2 - Math.imul(odd, guess))
  return guess
}
