import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { freePort } from '../../sandbox/free-port.ts'
import { listenOnPort } from '../../sandbox/loopback.ts'

test('a free port can be listened on, and is none that a connection is given', async () => {
  const port = await freePort()
  const server = createServer()
  expect(await listenOnPort(server, port)).toBe(port)
  server.close()
  await once(server, 'close')

  expect(port).toBeGreaterThanOrEqual(10_000)
  expect(port).toBeLessThan(20_000)
})

test('a port that is taken is passed over', async () => {
  const taken = createServer()
  const port = await listenOnPort(taken, await freePort())
  const random = vi.spyOn(Math, 'random').mockReturnValueOnce((port - 10_000 + 0.5) / 10_000)

  expect(await freePort()).not.toBe(port)
  expect(random.mock.calls.length).toBeGreaterThan(1)
  random.mockRestore()
  taken.close()
})
