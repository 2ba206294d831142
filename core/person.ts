import { skeletonOf } from './confusables.ts'

/** Whether a text can be told from other names: it has at least two letters. */
export const namesSomebody = (text: string): boolean =>
  [...text.normalize('NFKC').matchAll(/\p{L}/gu)].length >= 2

/**
 * Whether two texts may name one person: case, spaces, accents, order of names, letters that look alike, and the ways to
 * write an e-mail address (`ada+desk@…`, `Ada Example <ada.example@…>`) make no other person. It errs on the side of
 * one person too few: whoever is refused writes the full name.
 */
export function samePerson(one: string, other: string): boolean {
  const keys = keysOf(one)
  return [...keysOf(other)].some(key => keys.has(key))
}

function keysOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC')
  const address = /[^\s<>(),;"]+@[^\s<>(),;"]+/u.exec(plain)?.[0] ?? ''
  const mailbox = address.split('@', 1)[0]!.split('+', 1)[0]!
  const name = plain.replace(address, ' ')
  // A letter may look like one Latin letter when it is large and like another when it is small.
  const written = [mailbox, name].flatMap(part => [part, part.toLowerCase(), part.toUpperCase()])
  return new Set(written.flatMap(keysOfName))
}

function keysOfName(name: string): readonly string[] {
  const words = name
    .split(/[^\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]+/u)
    .map(skeletonOf)
    .filter(word => word !== '')
  const long = words.filter(word => word.length > 1)
  const telling = long.length > 1 ? long : words
  return [words.join(''), words.toSorted().join(''), telling.toSorted().join('')].filter(
    key => key !== '',
  )
}
