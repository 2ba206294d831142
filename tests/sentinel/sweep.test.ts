import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appendToJournal, readJournal } from '../../clients/journal/journal.ts'
import { trustAuthority } from '../../clients/trust.ts'
import { openVenue } from '../../clients/venue/open.ts'
import { ordersOf } from '../../fixtures/orders.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { sweep } from '../../sentinel/sweeper/sweep.ts'

/** Passes everything on to the venue, except the first cancel, which ends in the venue's own confusion. */
async function beforeVenue(rest: string) {
  let canceled = 0
  const server = createServer((request, response) => {
    const { method = 'GET', url = '', headers } = request
    if (method === 'DELETE' && canceled++ === 0) {
      response.writeHead(500, { 'content-type': 'application/json' }).end('{"code":-1000}')
      return
    }
    const key = headers['x-mbx-apikey']
    const passed = { method, ...(typeof key === 'string' && { headers: { 'x-mbx-apikey': key } }) }
    const passOn = async () => {
      const answer = await fetch(`${rest}${url}`, passed)
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(await answer.text())
    }
    void passOn()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { rest: `http://127.0.0.1:${port}`, close: () => server.close() }
}

test('one cancel that goes wrong does not keep the sweeper from the other orders', async () => {
  const sandbox = await startSandbox({ venues: ['binance'], timeScale: 1 })
  trustAuthority(sandbox.endpoints.certificateAuthority!)
  const { rest, websocket, credentials } = sandbox.endpoints.venues.binance!
  const target = { name: 'binance', ccxtId: 'binance', rest, websocket, credentials }
  const real = { ...target, symbols: ['ETHUSDT'], timeScale: 1 }
  const journal = join(mkdtempSync(join(tmpdir(), 'sweep-')), 'run.jsonl')
  const venue = await openVenue(real, {
    class: 'trade',
    intent: (name, { symbol, clientOrderId }) =>
      appendToJournal(journal, { kind: 'intent', atMs: 1, venue: name, symbol, clientOrderId }),
  })
  const caps = { maxNotional: undefined, symbols: [] }
  const orders = ordersOf({ venue, prefix: 'sweep-', caps })
  for (let count = 0; count < 2; count++) await orders.submit(await orders.restingOrder('ETHUSDT'))

  const proxy = await beforeVenue(rest)
  const venues = [{ ...real, rest: proxy.rest }]
  await sweep({ journal, venues, loopbackOnly: true }, false)

  expect(await orders.open('ETHUSDT')).toHaveLength(1)
  const kinds = (await readJournal(journal)).map(({ kind }) => kind)
  expect(kinds).toEqual(['intent', 'intent', 'left-open', 'swept', 'sweep-complete'])
  await venue.close()
  proxy.close()
  await sandbox.close()
})
