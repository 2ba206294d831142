import { inspect } from 'node:util'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '../../config/load.ts'
import { redacted } from '../../config/redact.ts'
import { loaded, problemsOf, small, written } from './written.ts'

const canary = 'C4N4RY-hunter2'

test.for([
  ['a literal key', `${small}api_key = "${canary}"`],
  ['a literal secret', `${small}api_secret = "${canary}"`],
  ['a literal passphrase', `${small}passphrase = "${canary}"`],
  ['a secret under a misspelt key', `${small}api_secert = "${canary}"`],
  ['a secret in a list', `${small}api_key = ["${canary}"]`],
  ['a secret in a table', `${small}api_key = { value = "${canary}" }`],
  ['a password in a URL', `${small}rest_api_url = "https://me:${canary}@x.example"`],
  [
    'a user name in a URL of the wrong protocol',
    `${small}rest_api_url = "ftp://${canary}@x.example"`,
  ],
  ['a token in the query of a broken URL', `${small}websocket_url = "x://y?token=${canary}"`],
  ['a secret in an unknown section', `${small}[credentials]\nbinance = "${canary}"`],
  ['a secret that breaks the TOML', `${small}api_key = "${canary}`],
  ['a secret without quotes', `${small}api_key = ${canary}`],
  ['a literal token', `[trading_system]\nurl = "https://x.example"\napi_token = "${canary}"`],
  ['a multi-line secret', `${small}api_secret = """\n${canary}\n"""`],
])('%s is refused and not shown', async ([, text = '']) => {
  const directory = written({ 'a.toml': text })
  const error: unknown = await loadConfig([join(directory, 'a.toml')], {}).catch((e: unknown) => e)

  expect(error).toBeInstanceOf(Error)
  expect(inspect(error, { depth: 10 })).not.toContain(canary)
})

test('a literal key is told what it must be', async () => {
  expect(await problemsOf({ files: { 'a.toml': `${small}api_key = "${canary}"` } })).toEqual([
    'market_connectivity.exchanges[0].api_key: must be a reference such as "env:BINANCE_API_KEY" or "file:/run/secrets/binance", never the secret itself, was a value that is not shown (a.toml:6)',
  ])
})

test('variables of a venue become references where they exist, and never values', async () => {
  const { config } = await loaded({
    files: { 'a.toml': `${small}api_secret = "env:OTHER"` },
    env: { BINANCE_API_KEY: canary, BINANCE_API_SECRET: canary, KRAKEN_API_KEY: canary },
  })

  expect(config.market_connectivity.exchanges[0]).toMatchObject({
    api_key: 'env:BINANCE_API_KEY',
    api_secret: 'env:OTHER',
  })
  expect(config.market_connectivity.exchanges[0]?.passphrase).toBeUndefined()
  expect(inspect(config, { depth: 10 })).not.toContain(canary)
})

test('a redacted configuration keeps references and loses whatever could be secret', () => {
  const shown = redacted({
    api_key: 'env:BINANCE_API_KEY',
    api_secret: canary,
    nested: [{ passphrase: canary, name: 'binance' }],
    url: `https://me:${canary}@x.example/path`,
    stream: `wss://x.example/ws?token=${canary}&b=1`,
    seed: 1,
  })

  expect(shown).toEqual({
    api_key: 'env:BINANCE_API_KEY',
    api_secret: '(not shown)',
    nested: [{ passphrase: '(not shown)', name: 'binance' }],
    url: 'https://(not shown)@x.example/path',
    stream: 'wss://x.example/ws?(not shown)',
    seed: 1,
  })
})
