import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { FaultSwitchboard } from '../../sandbox/faults/active.ts'
import { magnitudeOf } from '../../sandbox/faults/catalogue.ts'
import { openNameServer, type NameServer } from '../../sandbox/name-server/server.ts'

const faults = new FaultSwitchboard()
const resolver = new Resolver({ timeout: 20_000, tries: 1 })
let server: NameServer
beforeAll(async () => {
  server = await openNameServer(faults, 0)
  resolver.setServers([server.address])
})
afterEach(() => faults.clear())
afterAll(() => server.close())

test('it knows where localhost is, and for how long', async () => {
  expect(await resolver.resolve4('localhost', { ttl: true })).toEqual([
    { address: '127.0.0.1', ttl: 60 },
  ])
  expect(await resolver.resolve4('LocalHost')).toEqual(['127.0.0.1'])
})

test.for([
  ['resolve6', 'localhost', 'ENODATA'],
  ['resolveMx', 'localhost', 'ENODATA'],
  ['resolve4', 'venue.example', 'ENOTFOUND'],
] as const)('%s of %s says %s', async ([method, name, code]) => {
  await expect(resolver[method](name)).rejects.toMatchObject({ code })
})

test('dead-address adds an address where nobody is', async () => {
  faults.activate('dead-address')

  expect(await resolver.resolve4('localhost')).toEqual(['127.0.0.1', '127.0.0.2'])
})

test('slow-names keeps its answers back', async () => {
  faults.activate('slow-names')
  const startedMs = performance.now()
  await resolver.resolve4('localhost')

  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(magnitudeOf('slow-names') - 2)
})

test('what is no question is passed over', async () => {
  const socket = createSocket('udp4')
  for (const noise of ['', 'no question', '\0'.repeat(12)])
    socket.send(noise, Number(server.address.split(':')[1]), '127.0.0.1')

  expect(await resolver.resolve4('localhost')).toEqual(['127.0.0.1'])
  socket.close()
})

test('it ends with answers still kept back', async () => {
  const other = await openNameServer(faults, 0)
  faults.activate('slow-names')
  const socket = createSocket('udp4')
  socket.connect(Number(other.address.split(':')[1]), '127.0.0.1')
  await once(socket, 'connect')
  socket.send(Buffer.from('000101000001000000000000096c6f63616c686f73740000010001', 'hex'))

  await other.close()
  await new Promise(resolve => setTimeout(resolve, magnitudeOf('slow-names') + 20))
  socket.close()
  await expect(openNameServer(faults, Number(other.address.split(':')[1]))).resolves.toHaveProperty(
    'address',
    other.address,
  )
})
