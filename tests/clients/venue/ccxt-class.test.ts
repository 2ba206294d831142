import { pro } from 'ccxt'
import { expect, test } from 'vitest'
import { ccxtClass, ccxtClasses } from '../../../clients/venue/ccxt-class.ts'

test('a venue has the very class that ccxt gives it', async () => {
  const { Exchange: base, ...venues } = pro as unknown as Record<string, unknown>
  const given = Object.entries(venues).filter(([, Class]) => typeof Class === 'function')

  expect(given.length).toBeGreaterThan(50)
  for (const [id, Class] of given) expect(await ccxtClass(id), id).toBe(Class)
  expect(new Set(await ccxtClasses())).toEqual(new Set([base, ...given.map(([, one]) => one)]))
})

test.for(['acmex', '', '..', '../binance', 'base/Exchange', 'exchanges', 'toString'])(
  '%j is no venue of ccxt',
  async id => {
    expect(await ccxtClass(id)).toBeUndefined()
  },
)
