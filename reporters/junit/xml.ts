import { visibleText } from '../control-characters.ts'

/** An element's attributes; one that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
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

/** Character data: `>` is escaped as well, so that `]]>` cannot appear; a reader would turn a bare carriage return into a newline. */
export function characterData(text: string): string {
  return visibleText(text).replaceAll(/[&<>\r]/g, char => references[char]!)
}

/** Newlines and tabs become references, because a reader turns bare ones in an attribute into blanks. */
function attribute([name, value]: [string, string | number | undefined]): string[] {
  if (value === undefined) return []
  return [
    `${name}="${visibleText(String(value)).replaceAll(/[&<>"\t\n\r]/g, char => references[char]!)}"`,
  ]
}
