import type { DuckDBConnection } from '@duckdb/node-api'

/** A value that a query can be given. */
type Parameter = string | number | readonly string[]

/** A DuckDB in memory, for questions about files. */
export interface Database extends Disposable {
  rows<Row>(sql: string, parameters?: Readonly<Record<string, Parameter>>): Promise<readonly Row[]>
}

/** Loaded when it is asked for: its 70 MB are nothing that a plain run should wait for. */
export async function openDatabase(): Promise<Database> {
  const { DuckDBInstance, LIST, VARCHAR, listValue } = await import('@duckdb/node-api')
  // Nothing is fetched, whatever a query asks for: what is needed is built in.
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: '1GB',
  })
  const connection: DuckDBConnection = await instance.connect()
  return {
    async rows<Row>(sql: string, parameters: Readonly<Record<string, Parameter>> = {}) {
      const bound = Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name,
          Array.isArray(value) ? listValue(value) : (value as string | number),
        ]),
      )
      // The type of an empty list cannot be told from it.
      const lists = Object.keys(bound).filter(name => Array.isArray(parameters[name]))
      const types = Object.fromEntries(lists.map(name => [name, LIST(VARCHAR)]))
      const reader = await connection.runAndReadAll(sql, bound, types)
      const names = reader.columnNames()
      // Its own objects take five times as long.
      return reader
        .getRowsJS()
        .map(values => Object.fromEntries(names.map((name, place) => [name, values[place]])) as Row)
    },
    [Symbol.dispose]() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
