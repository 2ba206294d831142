import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { withoutCredentials } from '../../sentinel/runner/credential-shapes.ts'

const canary = 'c4n4ry-0f-th3-s3ss10n'
const pem = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()
  .trim()

test.for([
  [`-1022 bad token: ${canary}`, '-1022 bad token: …'],
  [`{"session_token":"${canary}","code":1}`, '{"session_token":"…","code":1}'],
  [`{"listenKey": "${canary}"}`, '{"listenKey": "…"}'],
  [`GET /account?apiKey=${canary}&timestamp=1`, 'GET /account?apiKey=…&timestamp=1'],
  [`POST side=BUY&signature=${canary}`, 'POST side=BUY&signature=…'],
  [`Authorization: Bearer ${canary}`, 'Authorization: Bearer …'],
  [`sent Basic ${canary} and failed`, 'sent Basic … and failed'],
  [`X-MBX-APIKEY: ${canary}`, 'X-MBX-APIKEY: …'],
  [`postgres://me:${canary}@db.example/x`, 'postgres://…@db.example/x'],
  [`password='${canary}'`, "password='…'"],
  ['passphrase=correct-horse-battery-staple', 'passphrase=…'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N', '…'],
  [`the key was ${pem}, sorry`, 'the key was …, sorry'],
  [`the key was ${pem.slice(0, 60)}`, 'the key was …'],
] as const)('a credential is struck out, case %#', ([text, told]) => {
  expect(withoutCredentials(text)).toBe(told)
})

test.for([
  'must be accepted, was refused with 401: -2015 Invalid API-key, IP, or permissions for action.',
  'set [trading_system] api_token = "env:SHIM_TOKEN" in the profile',
  'api_key = "file:/run/secrets/binance-api-key-2"',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate of 127.0.0.1 is not trusted',
  'the token: unauthorised, as it seems',
  'https://venue.example/api/v3/account must answer',
  'a pass is a pass, basic checks passed',
])('%s stays as it is', text => {
  expect(withoutCredentials(text)).toBe(text)
})
