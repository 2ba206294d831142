import { randomInt } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The id that Binance gives to an order or a cancel that was sent without one: 22 letters and digits. */
export const randomId = (): string =>
  Array.from({ length: 22 }, () => alphabet[randomInt(alphabet.length)]).join('')
