import type { Problem } from '../problem.ts'
import { shownValue } from '../shown-value.ts'
import type { Table } from '../toml-table.ts'
import { entriesAt } from './duplicates.ts'

const exchanges = ['market_connectivity', 'exchanges'] as const
const addresses = [
  'rest_api_url',
  'secondary_rest_api_url',
  'websocket_url',
  'websocket_api_url',
] as const

/** A word of a host's name by which a test system calls itself. */
const testWord = /(^|[.-])(test|testnet|sandbox|demo|uat)(?=[.-]|$)/i

const remedy = 'use the embedded sandbox for kraken, or leave it out of this profile'

/**
 * Kraken has no test system for spot. ccxt's switch to one leaves its Kraken without addresses and says nothing, so a
 * profile that asks for it is refused.
 */
export function krakenHasNoTestSystem(tree: Table): readonly Problem[] {
  return entriesAt(tree, exchanges).flatMap(([index, entry]) => {
    if ((entry['ccxt_id'] ?? entry['name']) !== 'kraken') return []
    const path = [...exchanges, index]
    const mode: readonly Problem[] =
      entry['sandbox_mode'] === true
        ? [
            {
              path: [...path, 'sandbox_mode'],
              rule: 'must be false for kraken, which has no test system for spot',
              found: 'true',
              remedy,
            },
          ]
        : []
    const hosts = addresses
      .filter(key => isTestHost(entry[key]))
      .map(key => ({
        path: [...path, key],
        rule: 'must not be a test system for kraken, which has none for spot',
        found: shownValue([...path, key], entry[key]),
        remedy,
      }))
    return [...mode, ...hosts]
  })
}

const isTestHost = (url: unknown): boolean =>
  typeof url === 'string' && URL.canParse(url) && testWord.test(new URL(url).hostname)
