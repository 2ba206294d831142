import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'

const schema = readFileSync(new URL('../data/junit/jenkins-junit-10.xsd', import.meta.url), 'utf8')

/** What libxml2 thinks of a document: the rules of the schema that it breaks. */
export async function schemaErrors(xml: string): Promise<readonly string[]> {
  const { valid, rawOutput, errors } = await validateXML({ xml, schema })
  return valid ? [] : errors.length > 0 ? errors.map(({ rawMessage }) => rawMessage) : [rawOutput]
}

/** The document as libxml2 read it, written back in canonical form. */
export async function canonical(xml: string): Promise<string> {
  const { valid, normalized, rawOutput } = await validateXML({ xml, normalization: 'c14n' })
  if (!valid) throw new Error(rawOutput)
  return normalized
}

/** Canonical XML leaves `>` bare inside quotes. */
const attributes = '(?: [^ =]+="[^"]*")*'

/** The values of one attribute on every element of that name, decoded, in document order. */
export function attributeValues(
  canonicalXml: string,
  element: string,
  attribute: string,
): string[] {
  const tags = canonicalXml.matchAll(new RegExp(`<${element}(${attributes})>`, 'gu'))
  return [...tags].flatMap(([, found = '']) => {
    const value = new RegExp(` ${attribute}="([^"]*)"`, 'u').exec(found)
    return value ? [decoded(value[1]!)] : []
  })
}

/** The text of every element of that name that has no child elements, decoded. */
export function texts(canonicalXml: string, element: string): string[] {
  const found = canonicalXml.matchAll(
    new RegExp(`<${element}${attributes}>([^<]*)</${element}>`, 'gu'),
  )
  return [...found].map(([, text]) => decoded(text!))
}

function decoded(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replaceAll(/&(?:#x([0-9A-F]+)|(\w+));/giu, (_, hex?: string, name?: string) =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : named[name!]!,
  )
}
