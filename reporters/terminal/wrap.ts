import { displayWidth, prefix, truncate } from './width.ts'

/**
 * The text in lines no wider than that, broken between words; a word that is too wide alone, such as a path, goes on in the
 * next lines.
 */
export function wrap(text: string, columns: number): readonly string[] {
  return text.split(/\r?\n/u).flatMap(paragraph => wrapParagraph(paragraph.trimEnd(), columns))
}

function wrapParagraph(paragraph: string, columns: number): readonly string[] {
  if (displayWidth(paragraph) <= columns) return [paragraph]
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/\s+/u)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (displayWidth(longer) <= columns) line = longer
    else {
      if (line !== '') lines.push(line)
      const parts = brokenWord(word, columns)
      lines.push(...parts.slice(0, -1))
      line = parts.at(-1)!
    }
  }
  return [...lines, line]
}

/** A path fits into so many lines; what needs more is a blob that nobody reads to its end. */
const mostLinesOfWord = 6

function brokenWord(word: string, columns: number): readonly string[] {
  const parts: string[] = []
  let rest = word
  while (displayWidth(rest) > columns && parts.length < mostLinesOfWord - 1) {
    const part = prefix(rest, columns)
    if (part === '') break
    parts.push(part)
    rest = rest.slice(part.length)
  }
  return [...parts, truncate(rest, columns)]
}
