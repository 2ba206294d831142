/** What stands in the queries of configured addresses, where people put keys. */
export function secretsInAddresses(setting: unknown): readonly string[] {
  if (typeof setting === 'string') return queryValues(setting)
  if (typeof setting !== 'object' || setting === null) return []
  return Object.values(setting).flatMap(secretsInAddresses)
}

/** As they are written and as they are meant. */
function queryValues(text: string): readonly string[] {
  if (!text.includes('//') || !URL.canParse(text)) return []
  const { search, searchParams } = new URL(text)
  const written = search.split(/[?&]/).map(part => part.slice(part.indexOf('=') + 1))
  return [...written, ...searchParams.values()].filter(value => value !== '')
}
