import { expect, test } from 'vitest'
import { phases } from '../../core/phases.ts'
import { loaded } from './written.ts'

const configOf = async (text: string) => (await loaded({ files: { 'a.toml': text } })).config

test('the profile is named after the environment until it is given a name', async () => {
  expect((await configOf('[system]\nenvironment = "staging"')).profile).toBe('staging')
  expect((await configOf('profile = "desk-7"\n[system]\nenvironment = "staging"')).profile).toBe(
    'desk-7',
  )
})

test('production requires all phases and other environments none, until the file says which', async () => {
  const required = async (text: string) => (await configOf(text)).safety.required_phases

  expect(await required('')).toEqual(phases)
  expect(await required('[system]\nenvironment = "staging"')).toEqual([])
  expect(await required('[safety]\nrequired_phases = ["risk"]')).toEqual(['risk'])
  expect(await required('[safety]\nrequired_phases = []')).toEqual([])
})

test('an attached sandbox, too, spares a venue its addresses', async () => {
  const text = `[sandbox]
control_url = "http://localhost:4000"
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]`

  expect((await configOf(text)).sandbox.control_url).toBe('http://localhost:4000')
})

test('production may be traded with a cap, a list of symbols and a key of its own', async () => {
  const text = `[safety]
allow = ["read", "trade"]
max_order_notional = 20
symbols = ["BTCUSDT"]
dedicated_key = true`

  expect((await configOf(text)).safety.allow).toEqual(['read', 'trade'])
})

test('a setting that nothing reads is listed once, however often it is set', async () => {
  const exchange = (name: string) =>
    `[[market_connectivity.exchanges]]\nname = "${name}"\nexchange_type = "Centralized"\nsupported_symbols = ["X"]\n`
  const text = `[sandbox]\nembedded = true\n${exchange('a')}${exchange('b')}`

  expect((await loaded({ files: { 'a.toml': text } })).unread).toEqual([
    'market_connectivity.exchanges[].exchange_type',
  ])
})

test('what is said of a trading system is kept, and read', async () => {
  const { config, unread } = await loaded({
    files: {
      'a.toml': '[trading_system]\nurl = "https://shim.example"\napi_token = "env:SHIM_TOKEN"',
    },
  })

  expect(config.trading_system).toEqual({
    url: 'https://shim.example',
    api_token: 'env:SHIM_TOKEN',
    deadline_ms: 5000,
    accounts: [],
  })
  expect(unread).toEqual([])
})
