import { z } from 'zod'
import { BundleManifest, manifestSchema } from '../../core/bundle-manifest.ts'
import { BundleFlaw } from './flaw.ts'
import { sha256 } from './sha256.ts'
import { jsonText, textWithDigest } from './with-digest.ts'

/** A manifest before it is sealed. */
export type ManifestFields = Omit<BundleManifest, 'digest' | 'schema'>

/**
 * The manifest as it is written: its last line is the digest of the text without it. What is hashed and signed are these
 * bytes, so no canonical form of JSON is needed; one text stands for one manifest.
 */
export const manifestText = (fields: ManifestFields): string =>
  textWithDigest({ schema: manifestSchema, ...fields })

/** Reads what `manifestText` wrote; anything else is a flaw of the bundle, to the byte. */
export function readManifest(text: string): BundleManifest {
  const content = parsed(text)
  if (jsonText(content) !== text)
    throw new BundleFlaw('manifest.json', 'must be as it was written, was altered')
  const { success, data, error } = BundleManifest.safeParse(content)
  if (!success) throw new BundleFlaw('manifest.json', misfit(content, error.issues[0]!))
  const { digest, ...open } = content as Record<string, unknown>
  if (digest !== sha256(jsonText(open)))
    throw new BundleFlaw('manifest.json', 'must have the digest that it states, was altered')
  return data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const how = text.trim() === '' ? 'empty' : `cut short or altered (${(error as Error).message})`
    throw new BundleFlaw('manifest.json', `must be JSON, was ${how}`)
  }
}

function misfit(content: unknown, { path, message }: z.core.$ZodIssue): string {
  const schema =
    typeof content === 'object' && content !== null && 'schema' in content && content.schema
  if (typeof schema === 'string' && schema !== manifestSchema)
    return `must be of the format ${manifestSchema}, was another: altered, or of another version, which can read it`
  const where = path.length > 0 ? z.core.toDotPath(path) : 'the whole'
  return `must fit the format ${manifestSchema}, but ${where}: ${message}`
}
