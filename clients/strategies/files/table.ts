import { readFile } from 'node:fs/promises'
import { csvRows } from './csv.ts'
import { StrategyFileError } from './error.ts'

/** A table as text, cell by cell. */
export interface Table {
  readonly file: string
  /** Undefined where the file begins with its first row. */
  readonly columns: readonly string[] | undefined
  readonly rows: readonly (readonly string[])[]
}

/**
 * Reads a CSV or Parquet file. A CSV has a heading where its first line holds no number and no time. Throws `StrategyFileError` where
 * the file cannot be read, holds no row, or rows of different lengths.
 */
export async function tableIn(file: string): Promise<Table> {
  const table = file.endsWith('.parquet') ? await parquetIn(file) : await csvIn(file)
  const width = table.columns?.length ?? table.rows[0]?.length
  if (table.rows.length === 0) throw new StrategyFileError(file, 'must hold rows, holds none')
  const odd = table.rows.findIndex(row => row.length !== width)
  if (odd >= 0)
    throw new StrategyFileError(
      file,
      `must have ${width} cells in each row, has ${table.rows[odd]!.length} in row ${odd + 1}`,
    )
  return table
}

async function csvIn(file: string): Promise<Table> {
  const rows = rowsOf(file, await textIn(file))
  const [first, ...others] = rows
  // A first line that begins with a time is a row, also where what follows is no number.
  const isHeading =
    first !== undefined &&
    !/^\s*\d{4}-\d{2}/.test(first[0]!) &&
    first.every(cell => cell.trim() === '' || Number.isNaN(Number(cell)))
  return isHeading ? { file, columns: first, rows: others } : { file, columns: undefined, rows }
}

function rowsOf(file: string, text: string): string[][] {
  try {
    return csvRows(text)
  } catch (error) {
    throw new StrategyFileError(file, `must be CSV: ${(error as Error).message}`)
  }
}

/** Text of a file. Throws `StrategyFileError` where it cannot be read. */
export async function textIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StrategyFileError(file, `must be readable, is not (${code ?? String(error)})`)
  }
}

/** A JSON file's value. Throws `StrategyFileError` where it is none. */
export async function jsonIn(file: string): Promise<unknown> {
  const text = await textIn(file)
  try {
    return JSON.parse(text)
  } catch {
    // freqtrade, written by Python, may put NaN where there is no number.
    const hasNaN = /[:,[]\s*(NaN|-?Infinity)\b/.test(text)
    const found = hasNaN ? 'has NaN or Infinity in it' : 'is none'
    throw new StrategyFileError(file, `must be JSON, ${found}`)
  }
}

/** DuckDB is loaded for this alone: its 70 MB are nothing that other files should wait for. */
async function parquetIn(file: string): Promise<Table> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: '1GB',
  })
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll(
      "SELECT COALESCE(COLUMNS(*)::VARCHAR, '') FROM read_parquet($file)",
      { file },
    )
    return { file, columns: reader.columnNames(), rows: reader.getRowsJS() as string[][] }
  } catch (error) {
    const words = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new StrategyFileError(file, `must be readable as Parquet, is not (${words})`)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** The places of columns that may go by several names; -1 for one that is not there. */
export function placesIn<Name extends string>(
  { columns }: Table,
  names: Readonly<Record<Name, readonly string[]>>,
): Readonly<Record<Name, number>> {
  const found = columns?.map(column => column.trim().toLowerCase()) ?? []
  const places = Object.entries<readonly string[]>(names).map(([name, aliases]) => [
    name,
    found.findIndex(column => aliases.includes(column)),
  ])
  return Object.fromEntries(places) as Readonly<Record<Name, number>>
}
