import { visibleText } from '../control-characters.ts'

/** An element's attributes; one that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** An element whose children are already XML. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string {
  const opening = [name, ...Object.entries(attributes).flatMap(attribute)].join(' ')
  return children.length === 0 ? `<${opening}/>` : `<${opening}>${children.join('\n')}</${name}>`
}

/**
 * Character data: `>` is escaped as well, so that `]]>` cannot appear. Every line ending is a newline: a carriage return
 * would need a numeric reference, which widespread readers do not resolve.
 */
export function characterData(text: string): string {
  return escaped(withNewlines(visibleText(text)))
}

/** One line: readers turn newlines and tabs in an attribute into blanks, or leave their references as they are. */
function attribute([name, value]: [string, string | number | undefined]): string[] {
  if (value === undefined) return []
  const line = withNewlines(visibleText(String(value))).replaceAll(/[\n\t]/g, ' ')
  return [`${name}="${escaped(line)}"`]
}

const withNewlines = (text: string): string => text.replaceAll(/\r\n|[\r\u0085\u2028]/g, '\n')

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, char => references[char]!)
