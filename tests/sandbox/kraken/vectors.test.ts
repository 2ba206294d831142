import { documented, documentedChecksum } from '../../data/kraken-book-example.ts'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { orderIds, tradeIds } from '../../../sandbox/venues/kraken/id-code.ts'
import { bookChecksum, type Level } from '../../../sandbox/venues/kraken/market/checksum.ts'
import { isSigned, signatureOf } from '../../../sandbox/venues/kraken/signing.ts'
import vectors from '../../data/conformance/exchange_vectors.json' with { type: 'json' }
import { credentials } from './quiet-venue.ts'
import { apiSign } from './rest-client.ts'
import { sidesOf, WireBook, type WireLevel } from './wire-book.ts'

const published = {
  path: '/0/private/AddOrder',
  nonce: '1616492376594',
  body: 'nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25',
  signature:
    '4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==',
}

test('the published request has the published signature', () => {
  const { path, nonce, body, signature } = published
  expect(signatureOf(credentials.secret, published).toString('base64')).toBe(signature)
  expect(apiSign(credentials.secret, path, nonce, body)).toBe(signature)
  expect(isSigned(credentials.secret, published, signature)).toBe(true)
})

test.for([
  { path: '/0/private/AddOrderBatch' },
  { nonce: '1616492376595' },
  { body: `${published.body}0` },
])('a signature is for one request only: %j', change => {
  expect(isSigned(credentials.secret, { ...published, ...change }, published.signature)).toBe(false)
})

const scaled = (rows: readonly (readonly string[])[]) =>
  rows.map(([price = '', quantity = '']): Level => [d(price), d(quantity)])
const asWired = (rows: readonly (readonly string[])[]) =>
  rows.map(([price = '', quantity = '']): WireLevel => [price, quantity])

test.for([
  ['v2', documented, { price: 1, quantity: 8 }, documentedChecksum],
  ['v1', vectors.kraken_ws_v1_book_checksum, { price: 5, quantity: 8 }, 974_947_235],
] as const)(
  'the documented book of %s has its checksum',
  ([, { asks, bids }, decimals, expected]) => {
    const book = new WireBook(10)
    book.apply(asWired(asks), asWired(bids))
    expect(book.checksum).toBe(expected)
    expect(bookChecksum({ asks: scaled(asks), bids: scaled(bids) }, decimals)).toBe(expected)
  },
)

test('every checksum of a captured session follows from its frames', () => {
  const file = new URL('../../data/feeds/kraken_v1.jsonl.gz', import.meta.url)
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n')
  const books = new Map<string, WireBook>()
  let checked = 0
  for (const line of lines) {
    const { t, data } = JSON.parse(line)
    if (t !== 'recv' || !data.includes('"book-1000"') || data.startsWith('{')) continue
    const message = JSON.parse(data)
    const { isSnapshot, asks, bids, checksum } = sidesOf(message)
    const pair = message.at(-1)
    const book = isSnapshot ? new WireBook(1000) : books.get(pair)!
    books.set(pair, book)
    book.apply(asks, bids)
    if (checksum === undefined) continue
    checked += 1
    expect(book.checksum).toBe(checksum)
  }
  expect(checked).toBe(2134)
})

test('ids look like those of the venue, are never repeated and can be read back', () => {
  const numbers = Array.from({ length: 2000 }, (_, index) => index * 64 + 1)
  const ids = numbers.map(number => orderIds.encode(number))
  expect(new Set(ids).size).toBe(numbers.length)
  for (const id of ids) expect(id).toMatch(/^O[A-Z2-7]{5}-[A-Z2-7]{5}-[A-Z2-7]{6}$/)
  expect(ids.map(id => orderIds.decode(id))).toEqual(numbers)
  expect(tradeIds.decode(ids[0]!)).toBeUndefined()
  expect(orderIds.decode('OAAAAA-AAAAA-AAAAAA')).toBeUndefined()
})
