import { expect, test } from 'vitest'
import { binanceSignature } from '../../../../sandbox/firm/gateway/binance/signing.ts'
import { coinbaseSignature } from '../../../../sandbox/firm/gateway/coinbase/signing.ts'
import { Nonces } from '../../../../sandbox/firm/gateway/kraken/nonces.ts'
import { krakenSignature } from '../../../../sandbox/firm/gateway/kraken/signing.ts'
import { signatureOf as sandboxSignature } from '../../../../sandbox/venues/coinbase/signing.ts'

const binanceSecret = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j'
const terms =
  'side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559'

test.for([
  ['LTCBTC', 'c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71'],
  [
    '%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96',
    'e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3',
  ],
] as const)("Binance's published example with the symbol %s", ([symbol, signature]) => {
  expect(binanceSignature(binanceSecret, `symbol=${symbol}&${terms}`)).toBe(signature)
})

test("Kraken's published example", () => {
  const nonce = '1616492376594'
  const signature = krakenSignature(
    'kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==',
    {
      path: '/0/private/AddOrder',
      nonce,
      body: `nonce=${nonce}&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25`,
    },
  )
  expect(signature).toBe(
    '4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==',
  )
})

test('Coinbase Exchange publishes no example, but the venue and the firm sign alike', () => {
  const secret = Buffer.alloc(64, 7).toString('base64')
  const text = '1700000000.123POST/orders{"size":"1"}'
  expect(coinbaseSignature(secret, text)).toBe(sandboxSignature(secret, text))
})

test('nonces rise, however many are made at once', () => {
  const nonces = new Nonces()
  const made = Array.from({ length: 5000 }, () => BigInt(nonces.next()))
  expect(made.every((nonce, index) => index === 0 || nonce > made[index - 1]!)).toBe(true)
  expect(made.at(-1)).toBeLessThan(2n ** 64n)
})
