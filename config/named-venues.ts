import { valueAt, type Table } from './toml-table.ts'

/** The venues and captured feeds of a configuration, by name. */
export function venuesIn(table: Table): readonly string[] {
  const named = [
    valueAt(table, ['market_connectivity', 'exchanges']),
    valueAt(table, ['market_data', 'captures']),
  ].flatMap((entries: unknown) => (Array.isArray(entries) ? (entries as readonly unknown[]) : []))
  return named.map(entry => valueAt(entry, ['name'])).filter(name => typeof name === 'string')
}
