import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { TradingSystemError } from '../../../clients/trading-system/errors.ts'
import { openModuleTradingSystem } from '../../../clients/trading-system/module/open.ts'
import type { TradingSystem } from '../../../clients/trading-system/port.ts'
import { written } from '../../config/written.ts'
import { driven } from './drive.ts'
import { about, answers, newOrder, order } from './samples.ts'
import { rejection } from './server.ts'
import { strategyMembers } from './strategy-samples.ts'

const { capabilities: _all, ...identity } = about
const told = `about: () => (${JSON.stringify(identity)})`

async function openedFrom(text: string, deadlineMs = 5_000): Promise<TradingSystem> {
  const adapter = join(written({ 'firm.ts': text }), 'firm.ts')
  const system = await openModuleTradingSystem({ adapter, deadlineMs })
  onTestFinished(() => system.close())
  return system
}

/** What went wrong, with the file named as the test names it. */
const problem = async (text: string): Promise<string> =>
  String(await rejection(openedFrom(text))).replaceAll(/\/\S*?readiness-config-\w+\//g, '')

/** A module that answers as the samples do. */
const whole = `
const answers = ${JSON.stringify(answers)}
const offered = ${JSON.stringify(strategyMembers)}
const member = (...entries: [string, string][]) =>
  Object.fromEntries(entries.map(([name, endpoint]) => [name, async () => answers[endpoint as keyof typeof answers]]))
export const tradingSystem = {
  ${told},
  orders: member(['list', 'GET /orders'], ['get', 'GET /orders/{clientOrderId}']),
  orderEntry: member(['submit', 'POST /orders'], ['cancel', 'DELETE /orders/{clientOrderId}']),
  orderReplace: member(['replace', 'PUT /orders/{clientOrderId}']),
  massCancel: member(['cancelAll', 'POST /mass-cancel']),
  executions: member(['list', 'GET /executions']),
  positions: member(['read', 'GET /positions']),
  balances: member(['read', 'GET /balances']),
  killSwitch: member(['read', 'GET /kill-switch'], ['engage', 'POST /kill-switch/engage'], ['release', 'POST /kill-switch/release']),
  tradingState: member(['read', 'GET /trading-state'], ['set', 'PUT /trading-state']),
  riskLimits: member(['read', 'GET /risk/limits']),
  riskNumbers: member(['read', 'GET /risk/numbers']),
  bookStatus: member(['read', 'GET /books']),
  auditEvents: member(['list', 'GET /audit-events']),
  reconciliation: member(['start', 'POST /reconciliation'], ['last', 'GET /reconciliation']),
  settlements: member(['list', 'GET /settlements']),
  custody: member(['read', 'GET /custody']),
  riskHistory: member(['read', 'GET /risk/history']),
  riskModel: member(['read', 'GET /risk/model']),
  stressTests: member(['read', 'GET /risk/stress-tests']),
  correlations: member(['read', 'GET /risk/correlations']),
  allocation: member(['read', 'GET /risk/allocation']),
  strategies: member(...offered.strategies),
  strategyReplay: member(...offered.strategyReplay),
}`

test('a module that has everything offers everything, and answers as a server would', async () => {
  expect(await driven(await openedFrom(whole))).toEqual(answers)
})

test('a class by default export keeps its own state, gets its input, and is closed', async () => {
  const system = await openedFrom(`
    class Entry {
      #last: unknown
      async submit(order: object) { this.#last = order; return { ...order, ${orderRest} } }
      cancel(key: object) { return { ...(this.#last as object), ...key, ${orderRest} } }
    }
    class Firm {
      orderEntry = new Entry()
      about() { return ${JSON.stringify(identity)} }
      async close() { (globalThis as { closed?: boolean }).closed = true }
    }
    export default new Firm()`)

  expect(system.about.capabilities).toEqual(['orderEntry'])
  expect(system.orders).toBeUndefined()
  expect(await system.orderEntry!.submit(newOrder)).toEqual(order)
  expect(await system.orderEntry!.cancel({ clientOrderId: 'readiness-1' })).toEqual(order)
  await system.close()
  expect(Reflect.get(globalThis, 'closed')).toBe(true)
  Reflect.deleteProperty(globalThis, 'closed')
})

const { clientOrderId: _id, ...rest } = order
const orderRest = JSON.stringify(rest).slice(1, -1)

test.for<readonly [what: string, text: string, words: string | RegExp]>([
  [
    'that exports nothing of the kind',
    'export const other = 1',
    "UnusableAdapter: the trading system's module firm.ts must export `tradingSystem`, or have a default export, has neither",
  ],
  [
    'that exports a function',
    'export default () => {}',
    "UnusableAdapter: the trading system's module firm.ts must export an object as trading system, exports a function",
  ],
  [
    'that throws',
    "throw new Error('no database')",
    "UnusableAdapter: the trading system's module firm.ts must load, did not: Error: no database",
  ],
  [
    'that is no TypeScript',
    'export const = 1',
    /^UnusableAdapter: the trading system's module firm\.ts must load, did not: /,
  ],
  [
    'whose methods are none or missing',
    "export default { about: 1, killSwitch: { read() {}, engage: 'x' }, balances: 3 }",
    "UnusableAdapter: the trading system's module firm.ts must offer whole capabilities: about must be a function, was a number, balances.read must be a function, was missing, killSwitch.engage must be a function, was a string, killSwitch.release must be a function, was missing; add them, or leave the capability out",
  ],
  [
    'that says nothing of itself',
    'export default { about() {} }',
    'ContractBreach: the answer of about must be what the contract says: it must be an object, was missing; docs/trading-system.openapi.yaml says what an answer holds',
  ],
])('a module %s is refused', async ([, text, words]) => {
  if (typeof words === 'string') expect(await problem(text)).toBe(words)
  else expect(await problem(text)).toMatch(words)
})

test.for(['nowhere.ts', '.'])('a path to no file (%s) is refused', async name => {
  const adapter = join(written({ 'firm.ts': '' }), name)

  await expect(openModuleTradingSystem({ adapter, deadlineMs: 100 })).rejects.toThrow(
    /^the trading system's module \S+ must be a file, was none; set trading_system\.adapter to the path of a module$/,
  )
})

test.for<readonly [what: string, body: string, expected: object]>([
  [
    'an answer that breaks the contract',
    'return { ...order, price: 1 }',
    {
      name: 'ContractBreach',
      mayHaveBeenCarriedOut: true,
      message: expect.stringContaining(
        'the answer of orderEntry.submit must be what the contract says: price must be a decimal in quotes',
      ),
    },
  ],
  ['an answer of nothing', '', { name: 'ContractBreach', mayHaveBeenCarriedOut: true }],
  [
    'an error',
    "throw new TypeError('boom')",
    {
      name: 'TradingSystemFailed',
      mayHaveBeenCarriedOut: true,
      message:
        'orderEntry.submit must succeed, threw TypeError: boom; it may have been carried out all the same',
    },
  ],
  [
    'an error of its own, called internal',
    "throw Object.assign(new Error('who knows'), { code: 'internal' })",
    { name: 'TradingSystemFailed', mayHaveBeenCarriedOut: true },
  ],
  [
    'something thrown that is no error',
    "throw 'boom'",
    { name: 'TradingSystemFailed', mayHaveBeenCarriedOut: true },
  ],
  [
    'a refusal',
    "throw Object.assign(new Error('readiness-1 is filled'), { code: 'conflict', remedy: 'submit another' })",
    {
      name: 'TradingSystemRefused',
      mayHaveBeenCarriedOut: false,
      message:
        'orderEntry.submit must be accepted, was refused as conflict: readiness-1 is filled; submit another',
    },
  ],
  [
    'silence',
    'await new Promise(() => {})',
    {
      name: 'TradingSystemUnreachable',
      silence: 'deadline',
      mayHaveBeenCarriedOut: true,
      message: expect.stringContaining('orderEntry.submit must be answered within 200 ms, was not'),
    },
  ],
])('%s of a module is told as over HTTP', async ([, body, expected]) => {
  const system = await openedFrom(
    `export const tradingSystem = { ${told}, orderEntry: { async submit(order: object) { ${body} }, cancel() {} } }`,
    200,
  )
  const error = await rejection(system.orderEntry!.submit(newOrder))

  expect(error).toBeInstanceOf(TradingSystemError)
  expect(error).toMatchObject({ endpoint: 'orderEntry.submit', ...expected })
})

test('what there is not is undefined, returned or thrown, where there may be nothing', async () => {
  const system = await openedFrom(`
    const absent = () => { throw Object.assign(new Error('there is none'), { code: 'notFound' }) }
    export const tradingSystem = {
      ${told},
      orders: { list: absent, get: () => undefined },
      reconciliation: { start: () => undefined, last: absent },
    }`)

  expect(await system.orders!.get({ clientOrderId: 'a' })).toBeUndefined()
  expect(await system.reconciliation!.last()).toBeUndefined()
  expect(await rejection(system.orders!.list())).toMatchObject({ name: 'TradingSystemRefused' })
  expect(await rejection(system.reconciliation!.start())).toMatchObject({ name: 'ContractBreach' })
})
