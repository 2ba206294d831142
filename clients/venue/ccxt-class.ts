import type { Exchange } from 'ccxt'
import { existsSync } from 'node:fs'

type ExchangeClass = new (config?: object) => Exchange

/**
 * ccxt's class of a venue, streams included; undefined where it has none. Only that venue's files are read: all of ccxt
 * takes half a second and 100 MB in each thread.
 */
export async function ccxtClass(ccxtId: string): Promise<ExchangeClass | undefined> {
  if (!/^\w+$/.test(ccxtId)) return undefined
  const file = new URL(`./src/pro/${ccxtId}.js`, import.meta.resolve('ccxt'))
  if (!existsSync(file)) return undefined
  const { default: found } = (await import(file.href)) as { default?: unknown }
  return isClass(found) ? found : undefined
}

/** ccxt's classes of all venues. */
export async function ccxtClasses(): Promise<readonly ExchangeClass[]> {
  const { pro } = await import('ccxt')
  return Object.values(pro as Readonly<Record<string, unknown>>).filter(isClass)
}

const isClass = (value: unknown): value is ExchangeClass => typeof value === 'function'
