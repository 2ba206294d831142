import { createHash } from 'node:crypto'
import type { Rows } from './rows.ts'

/**
 * SHA-256, in hexadecimal, of a run: of the number of its fills, the fills one after another (each as `fillColumns` says), and the
 * equity at each event, all as 64-bit floats, least significant byte first. Two runs agree in it only if they agree in every bit.
 */
export function digestOf(fills: Rows, equity: Float64Array): string {
  const hash = createHash('sha256')
  hash.update(bytesOf(Float64Array.of(fills.count)))
  hash.update(bytesOf(fills.values))
  return hash.update(bytesOf(equity)).digest('hex')
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

function bytesOf(values: Float64Array): Uint8Array {
  if (isLittleEndian) return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  const view = new DataView(new ArrayBuffer(values.byteLength))
  for (const [index, value] of values.entries()) view.setFloat64(8 * index, value, true)
  return new Uint8Array(view.buffer)
}
