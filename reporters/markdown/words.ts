import { printable } from '../terminal/printable.ts'

/** Longest piece of free text; whoever needs more reads the report. */
const mostLetters = 500

/**
 * Free text as words and nothing else: no markup, no link, no picture. A character without width keeps `@name` from
 * calling somebody, `#1` from marking an issue and an address from becoming a link.
 */
export function words(text: string): string {
  return shortened(printable(text))
    .replaceAll(/[\\`*_{}[\]()<>#+!|~$&^=-]/g, String.raw`\$&`)
    .replaceAll(/(@|#|:(?=\/\/)|www(?=\.)|GH\\-(?=\d))/gi, `$1${noWidth}`)
}

const noWidth = '\u200B'

/** A name as it is, for copying. */
export function code(text: string): string {
  const shown = shortened(printable(text)).replaceAll('|', '¦')
  const fence = '`'.repeat(
    1 + Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)),
  )
  const edge = shown === '' || shown.startsWith('`') || shown.endsWith('`') ? ' ' : ''
  return `${fence}${edge}${shown}${edge}${fence}`
}

/** Cells must be Markdown already: what `words` and `code` return. */
export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function shortened(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters).toWellFormed()}…` : text
}
