import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '../../config/load.ts'
import { phases } from '../../core/phases.ts'
import { loaded } from './written.ts'

const repository = join(import.meta.dirname, '../..')
const inRepository = (path: string) => readFileSync(join(repository, path))
const shipped = (name: string) => loadConfig([join(repository, 'config', name)], {})

test.for(['production', 'alerts'])('the shipped %s.toml is the guide’s, byte for byte', name => {
  const guide = inRepository(`tests/data/config/guide-${name}.toml`)

  expect(inRepository(`config/${name}.toml`).equals(guide)).toBe(true)
})

test('the guide’s configuration is valid, and production is careful by default', async () => {
  const { config } = await shipped('production.toml')

  expect(config.profile).toBe('production')
  expect(config.safety.allow).toEqual(['read'])
  expect(config.safety.required_phases).toEqual(phases)
  expect(config.market_connectivity.exchanges.map(({ name }) => name)).toEqual([
    'binance',
    'coinbase',
  ])
  expect(config.market_connectivity.exchanges[0]?.websocket_url).toBe(
    'wss://stream.binance.com:9443/ws',
  )
})

test('the guide’s alert rules are valid and can be included', async () => {
  const including = `include = ["alerts.toml"]\n${inRepository('config/production.toml').toString()}`
  const alerts = inRepository('config/alerts.toml').toString()
  const { config } = await loaded({ files: { 'a.toml': including, 'alerts.toml': alerts } })

  const rules = config.monitoring.alerting.alert_rules
  expect(rules.map(({ name }) => name)).toEqual([
    'high-cpu-utilization',
    'trading-system-down',
    'high-order-latency',
  ])
  expect(rules[1]?.condition).toEqual({
    metric: 'system_availability',
    operator: 'LessThan',
    threshold: 0.99,
    duration_seconds: 60,
  })
})

test('every value of the guide’s configuration arrives', async () => {
  const { config } = await shipped('production.toml')

  expect(config).toMatchObject({
    system: { region: 'us-east-1', validation_timeout_seconds: 3600 },
    deployment: {
      deployment_strategy: 'BlueGreen',
      resource_limits: { cpu_limit: '4000m', memory_limit: '8Gi', storage_limit: '100Gi' },
      scaling_config: { min_replicas: 3, max_replicas: 10, target_cpu_utilization: 70 },
    },
    market_connectivity: { reconnection_attempts: 10, heartbeat_interval_seconds: 30 },
    trading_validation: { initial_capital: 1_000_000, commission_rate: 0.001 },
    risk_management: { max_leverage: 3, confidence_level: 0.95 },
    monitoring: { alert_evaluation_interval_seconds: 60 },
    security: { tls_enabled: true },
    logging: { level: 'info', format: 'JSON' },
  })
})

test('the default profile judges the embedded sandbox and says nothing that is not read', async () => {
  const { config, unread, waivers } = await shipped('sandbox.toml')

  expect(config).toMatchObject({
    profile: 'sandbox',
    sandbox: { embedded: true },
    safety: { allow: ['read', 'trade', 'drill'], required_phases: [] },
  })
  expect(unread).toEqual([])
  expect(waivers).toEqual([])
})

test('settings of the guide that nothing reads yet are listed, those that are read are not', async () => {
  const { unread } = await shipped('production.toml')

  expect(unread).toContain('risk_management.enabled')
  expect(unread).toContain('market_connectivity.exchanges[].exchange_type')
  expect(unread).not.toContain('system.environment')
  expect(unread).not.toContain('market_connectivity.exchanges[].rest_api_url')
  expect(new Set(unread).size).toBe(unread.length)
})
