import { visibleText } from '../control-characters.ts'

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
}

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
  return visibleText(String(content)).replaceAll(/[&<>"'\r]/g, char => references[char]!)
}
