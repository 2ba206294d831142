import { visibleText } from '../control-characters.ts'

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
}

/** Marks that turn the direction of writing: text that holds one could read differently from what it says. */
const turns = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const named = (char: string) => `[U+${char.codePointAt(0)!.toString(16).toUpperCase()}]`

/** Text that is HTML already; nothing else enters a page unescaped. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

/** What a template may hold: text and numbers are escaped, `false` and `undefined` leave nothing. */
export type Content = Markup | string | number | boolean | undefined | readonly Content[]

/** A template for HTML: everything put into it is escaped, unless it is markup itself. */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(strings.map((literal, index) => literal + written(contents[index])).join(''))
}

function written(content: Content): string {
  if (content === undefined || typeof content === 'boolean') return ''
  if (content instanceof Markup) return content.html
  if (typeof content === 'object') return content.map(written).join('')
  return visibleText(String(content))
    .replaceAll(turns, named)
    .replaceAll(/[&<>"'\r]/g, char => references[char]!)
}
