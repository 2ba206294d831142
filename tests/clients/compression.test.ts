import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { openTransport } from '../../clients/venue/transport.ts'
import { venueAnswering } from './venue-answers.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const answer = { symbols: ['BTCUSDT', 'ETHUSDT'] }

async function sent(encoding: string, body: Buffer, status = 200) {
  const said: Record<string, unknown> = {}
  const server = await venueAnswering({
    'GET /list': (response, { headers }) => {
      Object.assign(said, headers)
      response.writeHead(status, { 'content-encoding': encoding }).end(body)
    },
  })
  const transport = openTransport(() => {})
  closing.push(() => server.close())
  closing.push(() => transport.close())
  const url = `${server.target.rest}/list`
  return { said, answered: transport.send({ url, method: 'GET', deadlineMs: 60_000 }) }
}

test.for([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const)('an answer in %s is read, also when it is a refusal', async ([encoding, compress]) => {
  for (const status of [200, 400]) {
    const { answered } = await sent(encoding, compress(JSON.stringify(answer)), status)

    expect(await answered).toMatchObject({ status, json: answer })
  }
})

test('a request says who sends it, and which compressions it takes', async () => {
  const { said, answered } = await sent('identity', Buffer.from('{}'))
  await answered

  expect(said['user-agent']).toBe('market-readiness-sentinel')
  expect(said['accept-encoding']).toBe('gzip, deflate, br')
})

test.for([
  ['stops halfway', 'gzip', gzipSync(JSON.stringify(answer)).subarray(0, 20)],
  ['is none', 'br', Buffer.from('{}')],
  ['was not offered', 'zstd', Buffer.from('{}')],
] as const)('a compressed answer that %s is no answer', async ([, encoding, body]) => {
  const { answered } = await sent(encoding, body)

  await expect(answered).rejects.toMatchObject({ name: 'VenueUnreachable' })
})
