import { stripVTControlCharacters } from 'node:util'
import { pictureOf } from '../control-characters.ts'

/**
 * Text that may be sent to a terminal: what a venue says must not move the cursor, recolour or reorder the report.
 * Escape sequences are dropped; other controls and marks that change the direction of writing become visible.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, char => {
      if (char === '\t') return ' '
      return char === '\n' ? ' ' : pictureOf(char.codePointAt(0)!)
    })
}
