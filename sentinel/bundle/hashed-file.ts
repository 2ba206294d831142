import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { BundleFlaw } from './flaw.ts'

/** Neither a link, which may lead out of the bundle, nor a pipe, which may never end. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** Largest file that is read as a whole. */
const largestWhole = 64 * 1024 * 1024

const chunk = Buffer.allocUnsafe(1024 * 1024)

/** Length and SHA-256 of a file, read piece by piece; one of another length is not read. */
export function hashOf(folder: string, path: string, length: number): string {
  return withFile(folder, path, (file, size) => {
    if (size !== length)
      throw new BundleFlaw(
        path,
        `must be ${length} bytes long, as the manifest says, was ${size}: it was altered or cut short`,
      )
    const hash = createHash('sha256')
    for (let left = length; left > 0;) {
      const read = readSync(file, chunk, 0, Math.min(left, chunk.length), null)
      if (read === 0) throw new BundleFlaw(path, 'must not change while it is read, did')
      hash.update(chunk.subarray(0, read))
      left -= read
    }
    return hash.digest('hex')
  })
}

/** The text of a file of bounded size, which must be UTF-8 to the byte. */
export function textOf(folder: string, path: string): string {
  return withFile(folder, path, (file, size) => {
    if (size > largestWhole)
      throw new BundleFlaw(path, `must be at most ${largestWhole} bytes long, was ${size}`)
    const content = Buffer.alloc(size)
    let filled = 0
    while (filled < size) {
      const read = readSync(file, content, filled, size - filled, null)
      if (read === 0) throw new BundleFlaw(path, 'must not change while it is read, did')
      filled += read
    }
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
    } catch {
      throw new BundleFlaw(path, 'must be UTF-8, was not: it was altered')
    }
  })
}

function withFile<Result>(
  folder: string,
  path: string,
  read: (file: number, size: number) => Result,
): Result {
  const file = opened(folder, path)
  try {
    const found = fstatSync(file)
    if (!found.isFile()) throw new BundleFlaw(path, notAFile)
    return read(file, found.size)
  } finally {
    closeSync(file)
  }
}

function opened(folder: string, path: string): number {
  try {
    return openSync(join(folder, path), flags)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new BundleFlaw(path, 'must be there, is missing')
    if (code === 'ELOOP' || code === 'ENXIO') throw new BundleFlaw(path, notAFile)
    throw error
  }
}

/** What is said of links, folders, pipes and devices in the place of a file. */
export const notAFile =
  'must be an ordinary file, was something else: a link, a folder, a pipe or a device'
