import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { FaultName } from '../../../../sandbox/faults/catalogue.ts'
import { FaultSwitchboard } from '../../../../sandbox/faults/active.ts'
import { createBooks } from '../../../../sandbox/firm/books/books.ts'
import type { Books, UnusableFor } from '../../../../sandbox/firm/books/port.ts'
import { startSandbox, type Sandbox } from '../../../../sandbox/sandbox.ts'

const symbols = {
  binance: ['BTCUSDT', 'ETHUSDT'],
  coinbase: ['BTC-USD', 'ETH-USD'],
  kraken: ['BTC/USD', 'ETH/USD'],
} as const
const all = Object.values(symbols).flat()
const first = all.filter(symbol => symbol.startsWith('BTC'))

let sandbox: Sandbox
let books: Books
beforeAll(async () => {
  sandbox = await startSandbox()
  const { venues, certificateAuthority, timeScale } = sandbox.endpoints
  books = createBooks({
    venues: (['binance', 'coinbase', 'kraken'] as const).map(name => ({
      name,
      endpoint: venues[name]!,
      symbols: symbols[name],
    })),
    certificateAuthority,
    timeScale,
    virtues: new FaultSwitchboard(),
  })
  await books.open(20_000)
})
afterAll(async () => {
  await books.close()
  await sandbox.close()
})
afterEach(async () => {
  await ask('DELETE', '/faults')
  await areUsable(all)
})

async function ask(method: string, path: string): Promise<void> {
  const { status } = await fetch(sandbox.endpoints.control + path, { method })
  expect(status).toBe(200)
}

const usable = () =>
  books
    .status()
    .filter(({ usable }) => usable)
    .map(({ symbol }) => symbol)

const areUsable = (those: readonly string[]) =>
  vi.waitFor(() => expect(usable()).toEqual(those), 20_000)

/** Switches a fault on; resolves once each of the books has been unusable for a reason that was expected of it. */
async function suffers(fault: FaultName, expected: Readonly<Record<string, UnusableFor>>) {
  await ask('PUT', `/faults/${fault}`)
  const seen: Record<string, UnusableFor> = {}
  await vi.waitFor(
    () => {
      for (const { symbol, reason } of books.status()) {
        if (reason && reason === expected[symbol]) seen[symbol] = reason
      }
      expect(seen).toEqual(expected)
    },
    { timeout: 30_000, interval: 10 },
  )
}

const each = (those: readonly string[], reason: UnusableFor) =>
  Object.fromEntries(those.map(symbol => [symbol, reason]))
const { binance, coinbase, kraken } = symbols

test('the books of all venues are usable soon', async () => {
  await areUsable(all)
  for (const { venue, symbol, bestBid, bestAsk } of books.status()) {
    expect(books.best(venue, symbol)).toEqual({ bid: bestBid, ask: bestAsk })
    expect(Number(bestBid)).toBeGreaterThan(0)
    expect(Number(bestAsk)).toBeGreaterThan(Number(bestBid))
  }
})

test('what the firm does not follow has no best prices', () => {
  expect(books.best('kraken', 'XRP/USD')).toBeUndefined()
})

test('lost updates are gaps: by number or by checksum', async () => {
  await suffers('dropped-delta', {
    ...each([...binance, ...coinbase], 'sequenceGap'),
    ...each(kraken, 'checksum'),
  })
})

test('a wrong checksum is one', async () => {
  await suffers('corrupt-checksum', each(kraken, 'checksum'))
})

test('a crossed book is told as such', async () => {
  await suffers('crossed-book', each(all, 'crossed'))
})

test('a frozen book is stale while its peers are not', async () => {
  await suffers('frozen-book', each(first, 'stale'))
  await areUsable(all.filter(symbol => !first.includes(symbol)))
})

test('streams that fall silent leave no book usable', async () => {
  await suffers('silent-stream', each(all, 'stale'))
})
