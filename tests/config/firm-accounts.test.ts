import { expect, test } from 'vitest'
import { firmAccounts } from '../../config/firm-accounts.ts'
import { loaded } from './written.ts'

const venue = `
[[market_connectivity.exchanges]]
name = "coinbase"
rest_api_url = "https://venue.example"
websocket_url = "wss://venue.example"
supported_symbols = ["BTC-USD"]
`
const account = (name: string, more = '') => `
[[trading_system.accounts]]
venue = "${name}"
api_key = "env:FIRM_KEY"
api_secret = "env:FIRM_SECRET"
${more}
`
const env = { FIRM_KEY: 'key', FIRM_SECRET: 'secret', FIRM_PASSPHRASE: 'phrase' }
const configOf = async (text: string) => (await loaded({ files: { 'a.toml': text } })).config

test('an account is read at the venue, with a key of its own', async () => {
  const config = await configOf(venue + account('coinbase', 'passphrase = "env:FIRM_PASSPHRASE"'))
  expect(firmAccounts(config, undefined, env)).toMatchObject([
    {
      name: 'coinbase',
      ccxtId: 'coinbaseexchange',
      rest: 'https://venue.example',
      credentials: { apiKey: 'key', secret: 'secret', passphrase: 'phrase' },
    },
  ])
})

test('without a key there is no account', async () => {
  expect(firmAccounts(await configOf(venue), undefined, env)).toEqual([])
})

test('an account at no venue, and one without its secret, are refused', async () => {
  const config = await configOf(venue + account('kraken'))
  expect(() => firmAccounts(config, undefined, env)).toThrow(
    'trading_system.accounts[0].venue: must be the name of an exchange (coinbase), was "kraken"',
  )
  const known = await configOf(venue + account('coinbase'))
  expect(() => firmAccounts(known, undefined, { FIRM_KEY: 'key' })).toThrow(
    'trading_system.accounts[0].api_secret: must refer to a variable that is set, was env:FIRM_SECRET, which is not set; export FIRM_SECRET',
  )
})

test('a sandbox says where its own firm trades', async () => {
  const config = await configOf(
    '[sandbox]\nembedded = true\n[[market_connectivity.exchanges]]\nname = "kraken"\nsupported_symbols = ["BTC/USD"]',
  )
  const credentials = { apiKey: 'checks', secret: 'checks' }
  const addresses = { rest: 'https://localhost:1', websocket: 'wss://localhost:1', credentials }
  const firmAccount = {
    rest: 'https://localhost:2',
    websocket: 'wss://localhost:2',
    credentials: { apiKey: 'auditor', secret: 'auditor' },
  }
  const at = (kraken: object) =>
    firmAccounts(config, { timeScale: 0.05, venues: { kraken: { ...addresses, ...kraken } } })
  expect(at({ firmAccount })).toMatchObject([{ name: 'kraken', ...firmAccount, timeScale: 0.05 }])
  expect(at({})).toEqual([])
})
