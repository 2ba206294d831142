import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { capabilities } from '../../../clients/trading-system/contract/capabilities.ts'
import { operations, type Operation } from '../../../clients/trading-system/contract/operations.ts'
import { openModuleTradingSystem } from '../../../clients/trading-system/module/open.ts'
import { loaded, written } from '../../config/written.ts'
import { order } from './samples.ts'
import { openedOn, rejection, sendJson } from './server.ts'
import { startedShim } from './shim.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/trading-system.md'), 'utf8')

/** The blocks of code of the page that are in a language. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, text]) => text!)

test('the table of the page names every capability with its endpoints', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| (.*?) \|/gm)].map(([, name, cell]) => [
    name,
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, endpoint]) => endpoint),
  ])
  const wanted = capabilities.map(name => [
    name,
    Object.values<Operation>(operations[name]).map(({ method, path }) => `${method} ${path}`),
  ])

  expect(rows).toEqual(wanted)
})

test('the module of the page is a trading system', async () => {
  const [text] = blocks('ts')
  const adapter = join(written({ 'my-firm.ts': text! }), 'my-firm.ts')
  const system = await openModuleTradingSystem({ adapter, deadlineMs: 5_000 })

  expect(system.about).toMatchObject({ name: 'my firm', capabilities: ['positions'] })
  expect(await system.positions!.read()).toMatchObject({ positions: [{ quantity: '-0.25' }] })
})

test.for(blocks('toml').map(text => [text] as const))(
  'the configuration of the page is valid: %s',
  async ([text]) => {
    const { config } = await loaded({ files: { 'a.toml': text } })

    expect(config.trading_system).toMatchObject({ deadline_ms: 5000 })
  },
)

test('the error of the page is the error that is told', async () => {
  const answer = { orders: [order, { ...order, price: 12.5 }] }
  const system = await openedOn((_heard, response) => sendJson(response, answer))
  const { message } = (await rejection(system.orders!.list())) as Error

  expect(blocks('text').map(text => text.trim())).toContain(message)
})

test('the conversation of the page takes place as it is told', async () => {
  const url = await startedShim()
  const [transcript] = blocks('console')
  const turns = transcript!.split(/^\$ /m).slice(1)
  expect(turns.length).toBeGreaterThan(4)

  for (const turn of turns) {
    const [command, ...answer] = turn.trim().split('\n')
    expect(timeless(await (await said(command!, url)).text())).toBe(timeless(answer.join('\n')))
  }
})

/** Does what a curl command would, in the few words that the page uses. */
function said(command: string, url: string): Promise<Response> {
  const words =
    /^curl -s(?: -X (?<method>[A-Z]+))? http:\/\/127\.0\.0\.1:8700(?<path>\/\S*)(?: -d '(?<body>[^']*)')?$/
  const { method, path, body } = words.exec(command)?.groups ?? {}
  if (path === undefined) throw new Error(`must be a command that is understood, was ${command}`)
  const how = method ?? (body === undefined ? 'GET' : 'POST')
  return fetch(url + path, { method: how, ...(body !== undefined && { body }) })
}

const timeless = (text: string): string =>
  text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then').replaceAll(/sha256:\w+/g, 'digest')
