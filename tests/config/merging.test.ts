import { expect, test } from 'vitest'
import { loaded, problemsOf, small } from './written.ts'

const rule = (name: string) => `[[monitoring.alerting.alert_rules]]
name = "${name}"
description = "d"
condition = { metric = "m", operator = "Equal", threshold = 1, duration_seconds = 1 }
severity = "Info"
channels = ["slack"]
`

test('a later file overrides keys and leaves the others of the same section alone', async () => {
  const { config } = await loaded({
    files: {
      'a.toml': '[system]\nname = "a"\nregion = "first"',
      'b.toml': '[system]\nname = "b"',
    },
    named: ['a.toml', 'b.toml'],
  })

  expect(config.system).toMatchObject({ name: 'b', region: 'first' })
})

test('arrays of tables append, plain arrays are replaced', async () => {
  const { config } = await loaded({
    files: {
      'a.toml': `${small}[safety]\nproduction_hosts = ["a", "b"]\n${rule('one')}`,
      'b.toml': `[safety]\nproduction_hosts = ["c"]\n${rule('two')}`,
    },
    named: ['a.toml', 'b.toml'],
  })

  expect(config.monitoring.alerting.alert_rules.map(({ name }) => name)).toEqual(['one', 'two'])
  expect(config.safety.production_hosts).toEqual(['c'])
})

test('an empty array clears what earlier files appended', async () => {
  const { config } = await loaded({
    files: { 'a.toml': rule('one'), 'b.toml': '[monitoring.alerting]\nalert_rules = []' },
    named: ['a.toml', 'b.toml'],
  })

  expect(config.monitoring.alerting.alert_rules).toEqual([])
})

test('an included file is read before the file that includes it, relative to it', async () => {
  const { config, files } = await loaded({
    files: {
      'top.toml': 'include = ["parts/one.toml"]\n[system]\nname = "top"',
      'parts/one.toml': 'include = ["two.toml"]\n[system]\nname = "one"\nregion = "one"',
      'parts/two.toml': '[system]\nregion = "two"\nvalidation_timeout_seconds = 7',
    },
  })

  expect(config.system).toMatchObject({ name: 'top', region: 'one', validation_timeout_seconds: 7 })
  expect(files.map(file => file.split('/').at(-1))).toEqual(['two.toml', 'one.toml', 'top.toml'])
})

test('a file that is asked for twice is read once', async () => {
  const { config } = await loaded({
    files: {
      'a.toml': 'include = ["rules.toml"]',
      'b.toml': 'include = ["./rules.toml"]',
      'rules.toml': rule('one'),
    },
    named: ['a.toml', 'b.toml', 'a.toml'],
  })

  expect(config.monitoring.alerting.alert_rules).toHaveLength(1)
})

test('a circle of includes is refused', async () => {
  const files = { 'a.toml': 'include = ["b.toml"]', 'b.toml': '\ninclude = ["a.toml"]' }

  expect(await problemsOf({ files })).toEqual([
    'include[0]: must not lead back to a file that includes it, was "a.toml" (b.toml:2)',
  ])
})

test('an exchange that a later file repeats is refused where it is repeated', async () => {
  const again = '\n\n[[market_connectivity.exchanges]]\nsupported_symbols = ["X"]\nname = "binance"'
  const files = { 'a.toml': small, 'b.toml': again }

  expect(await problemsOf({ files, named: ['a.toml', 'b.toml'] })).toEqual([
    'market_connectivity.exchanges[1].name: must be the only exchange of this name, was "binance" again; arrays of tables append, so all its keys belong in one file (b.toml:5)',
  ])
})

test('a table and a value of the same name do not mix', async () => {
  const files = { 'a.toml': 'system = 1', 'b.toml': '[system]\nname = "b"' }
  const { config } = await loaded({ files, named: ['a.toml', 'b.toml'] })
  expect(config.system.name).toBe('b')

  expect(await problemsOf({ files, named: ['b.toml', 'a.toml'] })).toEqual([
    'system: must be a table, was 1 (a.toml:1)',
  ])
})

test('a loaded configuration cannot be changed', async () => {
  const { config } = await loaded({ files: { 'a.toml': small } })

  expect(() => Object.assign(config.system, { name: 'other' })).toThrow(TypeError)
  expect(() => Object.assign(config.market_connectivity.exchanges, { 0: 'x' })).toThrow(TypeError)
})
