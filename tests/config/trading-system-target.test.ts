import { join } from 'node:path'
import { expect, expectTypeOf, test } from 'vitest'
import { openTradingSystem } from '../../clients/trading-system/open.ts'
import { loadConfig } from '../../config/load.ts'
import {
  tradingSystemTarget,
  type TradingSystemTarget,
} from '../../config/trading-system-target.ts'
import { loaded, written } from './written.ts'

const targetOf = async (text: string, env = {}) =>
  tradingSystemTarget((await loaded({ files: { 'a.toml': text } })).config, env)

test('a trading system is reached over HTTP, with its token', async () => {
  const text = '[trading_system]\nurl = "https://shim.example"\ndeadline_ms = 700\n'

  expect(await targetOf(text)).toEqual({ url: 'https://shim.example', deadlineMs: 700 })
  expect(await targetOf(`${text}api_token = "env:SHIM"`, { SHIM: 'secret\n' })).toEqual({
    url: 'https://shim.example',
    token: 'secret',
    deadlineMs: 700,
  })
  await expect(targetOf(`${text}api_token = "env:SHIM"`)).rejects.toThrow(
    'trading_system.api_token: must refer to a variable that is set, was env:SHIM, which is not set; export SHIM',
  )
})

test('without one, there is none', async () => {
  expect(await targetOf('')).toBeUndefined()
})

test('a module is found beside the file that names it, whoever includes that file, and is opened', async () => {
  const module = `export const tradingSystem = {
    about: () => ({ contract: '1', name: 'beside', version: '1', environment: 'test' }),
  }`
  const directory = written({
    'a.toml': 'include = ["firm/b.toml"]',
    'firm/b.toml': '[trading_system]\nadapter = "./my-firm.ts"',
    'firm/my-firm.ts': module,
  })
  const { config } = await loadConfig([join(directory, 'a.toml')], {})
  const target = tradingSystemTarget(config)

  expect(target).toEqual({ adapter: join(directory, 'firm/my-firm.ts'), deadlineMs: 5000 })
  expect((await openTradingSystem(target!)).about.name).toBe('beside')
})

test('what the configuration hands over is what the client takes', () => {
  expectTypeOf<TradingSystemTarget>().toExtend<Parameters<typeof openTradingSystem>[0]>()
})
