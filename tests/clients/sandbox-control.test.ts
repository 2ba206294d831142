import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { askSandbox } from '../../clients/sandbox.ts'
import { portOf } from './port-of.ts'

test('a control port that takes some seconds, as to start the firm, is waited for', async () => {
  const server = createServer((_, response) => {
    setTimeout(() => response.end('{}'), 8_000)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())

  expect(await askSandbox('POST', `http://127.0.0.1:${portOf(server)}/firm/start`)).toEqual({})
})
