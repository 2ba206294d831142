import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'

/** How an answer may be compressed, in the words of `accept-encoding`. */
export const encodings = 'gzip, deflate, br'

const inflaters: Readonly<Record<string, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

/** The text of a body as it came; throws when it was cut short, or is compressed in a way that was not offered. */
export async function inflatedText(bytes: Uint8Array, encoding = 'identity'): Promise<string> {
  if (encoding === 'identity' || bytes.length === 0) return new TextDecoder().decode(bytes)
  const inflater = Object.hasOwn(inflaters, encoding) ? inflaters[encoding] : undefined
  if (!inflater) throw new TypeError(`its body must be one of ${encodings}, was ${encoding}`)
  return new TextDecoder().decode(await inflater(bytes))
}
