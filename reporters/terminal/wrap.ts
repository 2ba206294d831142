import { displayWidth, truncate } from './width.ts'

/** The text in lines no wider than that, broken between words; a word that is too wide alone is cut. */
export function wrap(text: string, columns: number): readonly string[] {
  return text.split(/\r?\n/u).flatMap(paragraph => wrapParagraph(paragraph.trimEnd(), columns))
}

function wrapParagraph(paragraph: string, columns: number): readonly string[] {
  if (displayWidth(paragraph) <= columns) return [paragraph]
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/\s+/u)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (displayWidth(longer) <= columns || line === '') line = longer
    else {
      lines.push(truncate(line, columns))
      line = word
    }
  }
  return [...lines, truncate(line, columns)]
}
