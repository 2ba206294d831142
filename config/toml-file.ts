import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { parse, TomlError } from 'smol-toml'
import { keyLines } from './key-lines.ts'
import type { Source } from './merge.ts'

/** A file that could not be read, and why: `was not found`. */
export interface Unreadable {
  readonly file: string
  readonly reason: string
}

/** A file that could be read but is not TOML. */
export interface Broken {
  readonly file: string
  readonly problem: string
}

/** Reads one TOML file; nothing of its text goes into an error, for it may hold secrets. */
export async function readToml(file: string): Promise<Source | Unreadable | Broken> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    return { file, reason: unreadableReason(error) }
  }
  if (!isUtf8(bytes)) return { file, problem: `${file}: must be TOML, was not text in UTF-8` }
  try {
    const text = bytes.toString().replace(/^\uFEFF/, '')
    return { file, table: parse(text), lines: keyLines(text) }
  } catch (error) {
    return { file, problem: `${file}: must be TOML, ${brokenReason(file, error)}` }
  }
}

const unreadableReasons: Readonly<Record<string, string>> = {
  ENOENT: 'was not found',
  ENOTDIR: 'was not found',
  EISDIR: 'was a directory',
  EACCES: 'was not permitted to be read',
}

function unreadableReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error'
  return unreadableReasons[code] ?? `could not be read (${code})`
}

function brokenReason(file: string, error: unknown): string {
  if (!(error instanceof TomlError)) throw error
  const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
  return `was not: ${reason} (${file}:${error.line}:${error.column})`
}
