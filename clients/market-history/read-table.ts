import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { HistoryTable } from '../../core/market-history.ts'
import { csvTable } from './csv.ts'
import { HistoryUnreadable } from './errors.ts'
import { jsonLinesTable } from './json-lines.ts'
import { parquetTable } from './parquet.ts'

/** More than this does not fit into one text. */
const mostBytes = 500_000_000

/**
 * The records of a file, by the end of its name: .csv, .jsonl or .ndjson, each also packed (.gz), or .parquet. Throws
 * `HistoryUnreadable` of any other name and of a file that cannot be read.
 */
export async function readTable(file: string): Promise<HistoryTable> {
  const ending = /\.(csv|jsonl|ndjson|parquet)(\.gz)?$/i.exec(file)
  const kind = ending?.[1]!.toLowerCase()
  if (!ending || (kind === 'parquet' && ending[2]))
    throw new HistoryUnreadable(
      `a file of market data must end in .csv, .jsonl or .ndjson, with .gz where it is packed, or in .parquet; was ${file}`,
    )
  if (kind === 'parquet') return await parquetTable(file)
  const text = await textOf(file, ending[2] !== undefined)
  return kind === 'csv' ? csvTable(text, file) : jsonLinesTable(text, file)
}

async function textOf(file: string, isPacked: boolean): Promise<string> {
  try {
    const bytes = await readFile(file)
    const plain = isPacked ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes
    if (plain.length > mostBytes) throw new Error(`more than ${mostBytes} bytes`)
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain)
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    throw new HistoryUnreadable(
      `${file} must be readable text of at most ${mostBytes} bytes, was not (${words}); write Parquet where it is larger`,
      { cause },
    )
  }
}
