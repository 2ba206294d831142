import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { launch, project, reportIn } from './launch.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ venues: ['binance'] })
})
afterAll(() => sandbox.close())

const paths = ['certificate', 'name-resolution', 'secondary-endpoint'].map(
  name => `suites/connectivity/${name}.check.ts`,
)

interface Profile {
  readonly nameServer: string
  /** Lines of the venue's own table. */
  readonly venue?: string
  readonly env?: Readonly<Record<string, string>>
}

/** The sandbox's venue, reached as a firm reaches one: by addresses of its own configuration. */
async function outcomes({ nameServer, venue = '', env = {} }: Profile) {
  const { rest, websocket } = sandbox.endpoints.venues.binance!
  const directory = project({
    'authority.pem': sandbox.endpoints.certificateAuthority!,
    'profile.toml': `profile = "direct"
[system]
environment = "test"
[market_connectivity]
name_servers = ["${nameServer}"]
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "${rest}"
websocket_url = "${websocket}"
supported_symbols = ["ETHUSDT"]
${venue}`,
  })
  await launch(['--config', 'profile.toml', ...paths], { directory, env }).ended
  return Object.fromEntries(
    reportIn(directory).results.map(({ id, outcome, reason }) => [
      id.replace('connectivity/', ''),
      `${outcome} ${reason.split('\n')[0]}`.trim(),
    ]),
  )
}

test('an authority that the system is told to trust, a name server and a second entrance are used', async () => {
  const { secondaryRest } = sandbox.endpoints.venues.binance!
  const seen = await outcomes({
    nameServer: sandbox.endpoints.nameServer!,
    venue: `secondary_rest_api_url = "${secondaryRest}"`,
    env: { NODE_EXTRA_CA_CERTS: 'authority.pem' },
  })

  expect(seen).toEqual({
    certificate: 'passed',
    'name-resolution': 'passed',
    'secondary-endpoint': 'passed',
  })
})

test('without them a venue is not trusted, its name not resolved, and its second entrance not known', async () => {
  const closed = createSocket('udp4').bind(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address()
  closed.close()
  const seen = await outcomes({ nameServer: `127.0.0.1:${port}` })

  expect(seen).toEqual({
    certificate: expect.stringMatching(/^failed/) as unknown,
    'name-resolution': expect.stringMatching(/^inconclusive .*no address/) as unknown,
    'secondary-endpoint': 'not-assessed there is no second entrance to fail over to',
  })
})
