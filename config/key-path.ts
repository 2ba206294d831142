/** Where a value stands in a tree of tables and arrays. */
export type KeyPath = readonly (string | number)[]

const bare = /^[A-Za-z0-9_-]+$/

/** A path as people write it, such as `market_connectivity.exchanges[0].name`. */
export function pathText(path: KeyPath): string {
  const parts = path.map(part => {
    if (typeof part === 'number') return `[${part}]`
    return `.${bare.test(part) ? part : JSON.stringify(part)}`
  })
  return parts.join('').replace(/^\./, '')
}

/** The path of the setting, whichever entry of an array it stands in: `market_connectivity.exchanges[].name`. */
export const settingText = (path: KeyPath): string => pathText(path).replaceAll(/\[\d+\]/g, '[]')

/** A path as a key of a map. */
export const pathKey = (path: KeyPath): string => JSON.stringify(path)
