import { sha256 } from './sha256.ts'

/** JSON as bundles hold it: indented, with a line break at its end. */
export const jsonText = (content: unknown): string => `${JSON.stringify(content, undefined, 2)}\n`

/** A JSON text whose last line is the SHA-256 of the text without it, so that a changed one gives itself away. */
export const textWithDigest = (content: object): string =>
  jsonText({ ...content, digest: sha256(jsonText(content)) })
