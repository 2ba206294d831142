import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { portOf } from '../clients/port-of.ts'
import { checkSource, project, readiness, reportIn } from './launch.ts'

/** What a control port says of its target. */
let word: unknown = true
let sandbox: Sandbox
const control = createServer((request, response) => {
  const passOn = async () => {
    const answer = await fetch(`${sandbox.endpoints.control}${request.url}`, {
      method: request.method ?? 'GET',
    })
    const text = await answer.text()
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(
      request.url === '/endpoints'
        ? JSON.stringify({ ...JSON.parse(text), breakable: word })
        : text,
    )
  }
  void passOn()
})
beforeAll(async () => {
  sandbox = await startSandbox({ venues: ['binance'] })
  await once(control.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  control.close()
  await sandbox.close()
})

test.for<[unknown, string]>([
  [true, 'passed'],
  [undefined, 'not-assessed the target does not say that it may be broken'],
  ['yes', 'not-assessed the target does not say that it may be broken'],
])('of a target that says %j of itself a drill is %s', async ([said, outcome]) => {
  word = said
  const directory = project({
    'suites/continuity/breaks.drill.ts': checkSource(
      'continuity/breaks',
      `({ evidence }) => { expect(evidence.record('ran', true)).toBe(true) }`,
    ),
    'attached.toml': `[system]
environment = "sandbox"
[safety]
allow = ["drill"]
[sandbox]
control_url = "http://127.0.0.1:${portOf(control)}"
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["ETHUSDT"]
`,
  })
  await readiness(['suites', '--config', 'attached.toml'], directory)

  const [result] = reportIn(directory).results
  expect(`${result?.outcome} ${result?.reason}`.trim()).toBe(outcome)
})
