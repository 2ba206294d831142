import { expect, test } from 'vitest'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { launch, project, reportIn } from '../sentinel/launch.ts'

const names = ['binance', 'kraken'] as const
const checks = ['trading-restriction', 'private-stream'] as const
const symbols = { binance: 'ETHUSDT', kraken: 'ETH/USD' } as const

test('what is for keys only, or has an address of its own, is not assessed without it', async () => {
  const sandbox = await startSandbox({ venues: names })
  const { venues, certificateAuthority } = sandbox.endpoints
  const tables = names.map(
    name => `[[market_connectivity.exchanges]]
name = "${name}"
rest_api_url = "${venues[name]!.rest}"
websocket_url = "${venues[name]!.websocket}"
supported_symbols = ["${symbols[name]}"]`,
  )
  const directory = project({
    'authority.pem': certificateAuthority!,
    'profile.toml': ['profile = "direct"', 'system.environment = "test"', ...tables].join('\n'),
  })
  const env = {
    NODE_EXTRA_CA_CERTS: 'authority.pem',
    KRAKEN_API_KEY: venues.kraken!.credentials.apiKey,
    KRAKEN_API_SECRET: venues.kraken!.credentials.secret,
  }
  const paths = checks.map(name => `suites/connectivity/${name}.check.ts`)
  await launch(['--config', 'profile.toml', ...paths], { directory, env }).ended
  await sandbox.close()

  const { results } = reportIn(directory)
  const seen = results.map(({ id, venue, outcome, reason }) => [
    `${id.replace('connectivity/', '')} @${venue}`,
    `${outcome} ${reason}`.trim(),
  ])
  expect(Object.fromEntries(seen)).toEqual({
    'trading-restriction @binance':
      'not-assessed the venue tells its notices to keys only, and no key is configured',
    'trading-restriction @kraken': 'passed',
    'private-stream @binance': 'not-assessed no key is configured',
    'private-stream @kraken':
      "not-assessed the account's own stream has an address of its own, and none is configured",
  })
})
