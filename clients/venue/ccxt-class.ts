import type { Exchange } from 'ccxt'

type ExchangeClass = new (config?: object) => Exchange

/** ccxt's class of a venue, streams included. Importing ccxt takes half a second, so it waits until it is needed. */
export async function ccxtClass(ccxtId: string): Promise<ExchangeClass | undefined> {
  const { pro } = await import('ccxt')
  const found: unknown = Object.hasOwn(pro, ccxtId) ? Reflect.get(pro, ccxtId) : undefined
  return isClass(found) ? found : undefined
}

/** ccxt's classes of all venues. */
export async function ccxtClasses(): Promise<readonly ExchangeClass[]> {
  const { pro } = await import('ccxt')
  return Object.values(pro as Readonly<Record<string, unknown>>).filter(isClass)
}

const isClass = (value: unknown): value is ExchangeClass => typeof value === 'function'
