import { expect, test } from 'vitest'
import { secretsInAddresses } from '../../config/address-secrets.ts'

test('what stands in the query of any configured address is a secret, as it is written and as it is meant', () => {
  const config = {
    profile: 'desk',
    exchanges: [{ rest_api_url: 'https://x.example/api?key=a%2Fb%2Fc&bare' }],
    trading_system: { url: 'http://y.example:8080/v1', stream: 'ws://y.example/?t=plain#part' },
  }
  expect(secretsInAddresses(config)).toEqual(['a%2Fb%2Fc', 'bare', 'a/b/c', 'plain', 'plain'])
})

test.for(['', 'a question?yes=no', 'env:NAME', '//x?y=z', 5, null, undefined, [], {}])(
  'in %j there is none',
  setting => {
    expect(secretsInAddresses(setting)).toEqual([])
  },
)
