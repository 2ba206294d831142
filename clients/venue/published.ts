import { VenueUnreachable } from './errors.ts'

/** A field of a venue's answer; throws when the answer is no object or lacks it, so that nothing is made up. */
export function field(answer: unknown, name: string): unknown {
  const value = fieldIfAny(answer, name)
  if (value === undefined)
    throw new VenueUnreachable(`the venue's answer must have '${name}', had not`)
  return value
}

/** A field of a venue's answer, or undefined. */
export function fieldIfAny(answer: unknown, name: string): unknown {
  if (typeof answer !== 'object' || answer === null) return undefined
  const value: unknown = Object.hasOwn(answer, name) ? Reflect.get(answer, name) : undefined
  return value
}

/** A field that must be text. */
export function textField(answer: unknown, name: string): string {
  const value = field(answer, name)
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new VenueUnreachable(`'${name}' in the venue's answer must be text, was ${typeof value}`)
  return String(value)
}

/** A field that must be a list. */
export function listField(answer: unknown, name: string): readonly unknown[] {
  return itemsOf(field(answer, name), `'${name}' in the venue's answer`)
}

/** What must be a list; `name` tells which in an error. */
export function itemsOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new VenueUnreachable(`${name} must be a list, was ${typeof value}`)
}

/** A decimal field as text without trailing zeros: `0.01000000` becomes `0.01`. */
export function decimalField(answer: unknown, name: string): string {
  return decimalOf(field(answer, name), name)
}

/** A decimal that the venue wrote as text, without trailing zeros. */
export function decimalOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || !/^\d+(\.\d+)?$/.test(value))
    throw new VenueUnreachable(`'${name}' must be a decimal as text, was ${JSON.stringify(value)}`)
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** The best price of one side of a book, whose levels are lists that begin with it. */
export function bestOf(book: unknown, side: 'bids' | 'asks'): string {
  const [best] = listField(book, side)
  return decimalOf(fieldIfAny(best, '0'), side)
}

/** A field that may be left out; nothing then. */
export function textIfAny(answer: unknown, name: string): string {
  const text = fieldIfAny(answer, name)
  return typeof text === 'string' ? text : ''
}
