import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RestClient } from '../../../../sandbox/firm/gateway/rest.ts'
import { holdUp } from '../../held-up.ts'

/** In a thread of its own, so that it answers while this one is held up. */
const server = new Worker(
  `const { parentPort } = require('node:worker_threads')
   const server = require('node:http').createServer((_, response) => response.end('{"ok":true}'))
   server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`,
  { eval: true },
)
let client: RestClient
beforeAll(async () => {
  const [port] = (await once(server, 'message')) as [number]
  client = new RestClient(`http://127.0.0.1:${port}`, undefined)
})
afterAll(async () => {
  client.close()
  await server.terminate()
})

test('an answer that came in time counts, however late this process comes to read it', async () => {
  const answered = { kind: 'answered', body: { ok: true } }
  expect(await client.send({ method: 'GET', path: '/' }, 20_000)).toMatchObject(answered)
  const asked = client.send({ method: 'GET', path: '/' }, 50)
  await turn()
  holdUp(2000)
  expect(await asked).toMatchObject(answered)
})
