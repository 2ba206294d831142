const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const characters = 16
const modulus = 2n ** 80n
const shape = /^([A-Z])([A-Z2-7]{5})-([A-Z2-7]{5})-([A-Z2-7]{6})$/

/** Odd, so that each product modulo a power of two stands for one number only. */
const multiplier = 0x9e37_79b9_7f4a_7c15_f39dn
const inverse = inverseOf(multiplier)

/** Writes numbers as Kraken writes ids, such as `OQCLML-BW3P3-BUCMWZ`, and reads them back. */
export class IdCode {
  readonly #letter: string
  readonly #offset: bigint

  constructor(letter: 'O' | 'T' | 'L') {
    this.#letter = letter
    this.#offset = (BigInt(letter.charCodeAt(0)) * multiplier * multiplier) % modulus
  }

  encode(number: number): string {
    let rest = (BigInt(number) * multiplier + this.#offset) % modulus
    let text = ''
    for (let place = 0; place < characters; place += 1) {
      text = `${alphabet[Number(rest % 32n)]}${text}`
      rest /= 32n
    }
    return `${this.#letter}${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10)}`
  }

  /** Undefined when the text is no id of this letter that was ever given. */
  decode(text: string): number | undefined {
    const match = shape.exec(text)
    if (!match || match[1] !== this.#letter) return undefined
    let value = 0n
    for (const character of match.slice(2).join('')) {
      value = value * 32n + BigInt(alphabet.indexOf(character))
    }
    const number = ((value - this.#offset + modulus) * inverse) % modulus
    return number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : undefined
  }
}

/** Newton's step doubles the number of right bits; five bits are right to begin with. */
function inverseOf(odd: bigint): bigint {
  let found = odd
  for (let bits = 3; bits < 80; bits *= 2) {
    found = (((found * (2n - odd * found)) % modulus) + modulus) % modulus
  }
  return found
}

/** Ids of orders, of fills and of entries in the ledger. */
export const orderIds = new IdCode('O')
export const tradeIds = new IdCode('T')
export const ledgerIds = new IdCode('L')
