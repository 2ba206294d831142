import { pro } from 'ccxt'
import { expect, test } from 'vitest'
import { binanceSignature } from '../../../clients/feed/binance.ts'
import { coinbaseSignature } from '../../../clients/feed/coinbase.ts'
import { krakenSignature } from '../../../clients/venue/protocols/kraken-signing.ts'
import { signedWith } from '../../../clients/venue/signed-with.ts'

const krakenSecret =
  'kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg=='
const apiSign =
  '4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ=='
const nonce = 1616492376594
const order = { ordertype: 'limit', pair: 'XBTUSD', price: '37500', type: 'buy', volume: '1.25' }

test("Kraken's published example is signed by ccxt, through us, as the documents say", () => {
  const exchange = new pro.kraken({ apiKey: 'key', secret: krakenSecret })

  const signed = signedWith(exchange, { path: 'AddOrder', method: 'POST', params: order, nonce })

  expect(signed.headers).toMatchObject({ 'API-Key': 'key', 'API-Sign': apiSign })
  expect(signed.body).toMatch(`nonce=${nonce}&`)
})

test("Kraken's published example is signed by our own hand the same way", () => {
  const body = `nonce=${nonce}&${new URLSearchParams(order).toString()}`
  const request = { path: '/0/private/AddOrder', nonce: String(nonce), body }

  expect(krakenSignature(krakenSecret, request)).toBe(apiSign)
})

test("Binance's published example is signed as the documents say", () => {
  const secret = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j'
  const payload =
    'symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559'

  expect(binanceSignature(secret, payload)).toBe(
    'c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71',
  )
})

test('a subscription to Coinbase Exchange is signed as ccxt signs the request that it stands for', () => {
  const secret = Buffer.from('a secret of Coinbase Exchange').toString('base64')
  const exchange = new pro.coinbaseexchange({ apiKey: 'key', secret, password: 'words' })

  const signed = signedWith(exchange, {
    path: 'users/self/verify',
    method: 'GET',
    nonce: 1_700_000_000,
  })

  expect(signed.headers?.['CB-ACCESS-SIGN']).toBe(
    coinbaseSignature(secret, '1700000000GET/users/self/verify'),
  )
  expect(signed.headers?.['CB-ACCESS-TIMESTAMP']).toBe('1700000000')
})
