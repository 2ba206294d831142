import type { HistoryRow, HistoryTable } from '../../core/market-history.ts'
import { HistoryUnreadable } from './errors.ts'

/** Rows of a Parquet file; dates and times come as milliseconds since 1970. Throws `HistoryUnreadable` of any other file. */
export async function parquetTable(file: string): Promise<HistoryTable> {
  // Loaded when it is asked for: its 70 MB are nothing that a plain run should wait for.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: '1GB',
  })
  const connection = await instance.connect()
  try {
    const described = await connection.runAndReadAll('DESCRIBE SELECT * FROM read_parquet($file)', {
      file,
    })
    const columns = (described.getRowsJS() as [string, string][]).map(([name, type]) => ({
      name,
      type,
    }))
    const wanted = columns.map(({ name, type }) => asCell(name, type)).join(', ')
    const read = await connection.runAndReadAll(`SELECT ${wanted} FROM read_parquet($file)`, {
      file,
    })
    return { source: file, names: columns.map(({ name }) => name), rows: rowsOf(read.getRowsJS()) }
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new HistoryUnreadable(
      `${file} must be a Parquet file that can be read, was not (${words})`,
      { cause },
    )
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function asCell(name: string, type: string): string {
  const quoted = `"${name.replaceAll('"', '""')}"`
  if (/^(TIMESTAMP|DATE)/.test(type)) return `epoch_us(CAST(${quoted} AS TIMESTAMP)) / 1000.0`
  return /^(VARCHAR|BOOLEAN|UUID)/.test(type)
    ? `CAST(${quoted} AS VARCHAR)`
    : `CAST(${quoted} AS DOUBLE)`
}

function* rowsOf(rows: readonly (readonly unknown[])[]): Generator<HistoryRow> {
  for (const [index, cells] of rows.entries())
    yield { line: index + 1, cells: cells as HistoryRow['cells'] }
}
