import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '../../config/load.ts'
import { problemsOf, small, written } from './written.ts'

const exchange = (lines: string) => `${small}${lines}`

const variants: readonly (readonly [variant: string, text: string, ...problems: string[]])[] = [
  [
    'a key cut short',
    '[system]\nregio = "x"',
    'system.regio: must be a known setting, was unknown; did you mean `region`? (a.toml:2)',
  ],
  [
    'a swapped letter',
    '[logging]\nlevle = "info"',
    'logging.levle: must be a known setting, was unknown; did you mean `level`? (a.toml:2)',
  ],
  [
    'a misspelt section',
    '[risk_managment]\nenabled = true',
    'risk_managment: must be a known setting, was unknown; did you mean `risk_management`? (a.toml:1)',
  ],
  [
    'a key of another section',
    '[system]\nmax_leverage = 2',
    'system.max_leverage: must be a known setting, was unknown; it belongs in [risk_management] (a.toml:2)',
  ],
  [
    'a key of an exchange',
    'ccxt_id = "binance"',
    'ccxt_id: must be a known setting, was unknown; it belongs in [[market_connectivity.exchanges]] (a.toml:1)',
  ],
  [
    'a key like no other',
    '[security]\nzzzzzzzz = 1',
    'security.zzzzzzzz: must be a known setting, was unknown; docs/configuration.md lists the settings of [security] (a.toml:2)',
  ],
  [
    'a section like no other',
    '[quantum]',
    'quantum: must be a known setting, was unknown; docs/configuration.md lists the sections (a.toml:1)',
  ],
  [
    'a text for a number',
    '[system]\nmax_concurrent_validations = "10"',
    'system.max_concurrent_validations: must be a number, was "10" (a.toml:2)',
  ],
  [
    'a fraction for a count',
    '[system]\nmax_concurrent_validations = 1.5',
    'system.max_concurrent_validations: must be a whole number, was 1.5 (a.toml:2)',
  ],
  [
    'a number too small',
    '[system]\nvalidation_timeout_seconds = 0',
    'system.validation_timeout_seconds: must be at least 1, was 0 (a.toml:2)',
  ],
  [
    'a number too large',
    '[limits.connectivity]\n\navailability_pct = 101',
    'limits.connectivity.availability_pct: must be at most 100, was 101 (a.toml:3)',
  ],
  [
    'a number that is none',
    '[limits.connectivity]\nrest_p95_ms = nan',
    'limits.connectivity.rest_p95_ms: must be a number, was NaN (a.toml:2)',
  ],
  [
    'an infinite number',
    '[limits.connectivity]\nrest_p95_ms = inf',
    'limits.connectivity.rest_p95_ms: must be a number, was Infinity (a.toml:2)',
  ],
  [
    'a number at an open bound',
    '[risk_management]\nconfidence_level = 1.0',
    'risk_management.confidence_level: must be less than 1, was 1 (a.toml:2)',
  ],
  [
    'too few probes to judge',
    '[market_connectivity]\nlatency_probes = 298',
    'market_connectivity.latency_probes: must be at least 299, was 298 (a.toml:2)',
  ],
  [
    'a number for a switch',
    '[risk_management]\nenabled = 1',
    'risk_management.enabled: must be true or false, was 1 (a.toml:2)',
  ],
  [
    'a misspelt choice',
    '[deployment]\ndeployment_strategy = "BleuGreen"',
    'deployment.deployment_strategy: must be "BlueGreen" or "Rolling" or "Canary" or "Recreate", was "BleuGreen"; did you mean "BlueGreen"? (a.toml:2)',
  ],
  [
    'a misspelt environment',
    '[system]\nenvironment = "prodution"',
    'system.environment: must be "production" or "staging" or "test" or "development" or "sandbox", was "prodution"; did you mean "production"? (a.toml:2)',
  ],
  ['an empty text', '[system]\nname = ""', 'system.name: must not be empty, was "" (a.toml:2)'],
  ['a value for a section', 'system = 3', 'system: must be a table, was 3 (a.toml:1)'],
  [
    'a table for a setting',
    '[system.name]\nx = 1',
    'system.name: must be a text in quotes, was a table (a.toml:1)',
  ],
  [
    'a date for a text',
    'profile = 2026-01-01',
    'profile: must be a text in quotes, was a date (a.toml:1)',
  ],
  [
    'one entry of an array',
    '[safety]\nallow = [\n  "read",\n  "write",\n]',
    'safety.allow[1]: must be "read" or "trade" or "drill", was "write" (a.toml:4)',
  ],
  [
    'a check of no phase',
    '[safety]\nnon_waivable = ["exection/x"]',
    'safety.non_waivable[0]: must be the id of a check such as "execution/orphaned-orders", was "exection/x" (a.toml:2)',
  ],
  [
    'a check that nobody may waive, declared away',
    '[safety]\nnon_waivable = ["execution/post-only"]\n[[not_applicable]]\ncheck = "execution/post-only"\nreason = "we never take"',
    'not_applicable[0].check: must not be one of safety.non_waivable, was "execution/post-only"; let it be judged, or take it out of that list (a.toml:4)',
  ],
  [
    'an unknown phase',
    '[safety]\nrequired_phases = ["markets"]',
    /must be "deployment" or .* or "continuity", was "markets"/.source,
  ],
  [
    'a nameless exchange',
    '[sandbox]\nembedded = true\n[[market_connectivity.exchanges]]\nsupported_symbols = ["X"]',
    'market_connectivity.exchanges[0].name: must be a text in quotes, was missing (a.toml:3)',
  ],
  [
    'an exchange named twice',
    `${small}[[market_connectivity.exchanges]]\nname = "binance"\nsupported_symbols = ["X"]`,
    'market_connectivity.exchanges[1].name: must be the only exchange of this name, was "binance" again; arrays of tables append, so all its keys belong in one file (a.toml:7)',
  ],
  [
    'no symbols',
    '[sandbox]\nembedded = true\n[[market_connectivity.exchanges]]\nname = "x"\nsupported_symbols = []',
    'market_connectivity.exchanges[0].supported_symbols: must have at least one entry, was an empty array (a.toml:5)',
  ],
  [
    'no address',
    '[[market_connectivity.exchanges]]\nname = "kraken"\nsupported_symbols = ["X"]',
    'market_connectivity.exchanges[0].rest_api_url: must be given unless a sandbox is used, was missing; set it, or sandbox.embedded = true (a.toml:1)',
    'market_connectivity.exchanges[0].websocket_url: must be given unless a sandbox is used, was missing; set it, or sandbox.embedded = true (a.toml:1)',
  ],
  [
    'an address of another protocol',
    exchange('rest_api_url = "ftp://x.example"'),
    'market_connectivity.exchanges[0].rest_api_url: must be a URL that starts with http:// or https:// and holds no user name or password, was "ftp://x.example" (a.toml:6)',
  ],
  ...['dns.example:53', '192.0.2.53', '192.0.2.53:0', '2001:db8::53:53'].map(
    (server): [string, string, string] => [
      `the name server ${server}`,
      `[market_connectivity]\nname_servers = ["${server}"]`,
      `market_connectivity.name_servers[0]: must be an address and a port such as "192.0.2.53:53" or "[2001:db8::53]:53", was "${server}" (a.toml:2)`,
    ],
  ),
  ...[
    'time.example',
    'time.example:0',
    '2001:db8::53:123',
    'ntp://time.example:123',
    '1.2.3:4',
  ].map((server): [string, string, string] => [
    `the time server ${server}`,
    `[clock]\nntp_servers = ["${server}"]`,
    `clock.ntp_servers[0]: must be a host and a port such as "time.example:123", "192.0.2.123:123" or "[2001:db8::123]:123", was "${server}" (a.toml:2)`,
  ]),
  [
    'a sandbox elsewhere',
    '[sandbox]\ncontrol_url = "http://192.0.2.1:4000"',
    'sandbox.control_url: must be a URL on this machine such as "http://127.0.0.1:4000", was "http://192.0.2.1:4000" (a.toml:2)',
  ],
  [
    'two sandboxes',
    '[sandbox]\nembedded = true\ncontrol_url = "http://127.0.0.1:4000"',
    'sandbox.control_url: must be left out where sandbox.embedded is true, was "http://127.0.0.1:4000"; start a sandbox or attach to one (a.toml:3)',
  ],
  [
    'two ways to the trading system',
    '[trading_system]\nurl = "https://shim.example"\nadapter = "./my-firm.ts"',
    'trading_system.adapter: must be left out where trading_system.url is given, was "./my-firm.ts"; keep one (a.toml:3)',
  ],
  [
    'a token for a module',
    '[trading_system]\nadapter = "./my-firm.ts"\napi_token = "env:SHIM_TOKEN"',
    'trading_system.api_token: must be left out without trading_system.url, was a value that is not shown; set that, too (a.toml:3)',
  ],
  [
    'commands for no trading system',
    '[trading_system.process]\nstop = ["stop"]\nstart = ["start"]',
    'trading_system.process: must be left out without trading_system.url and trading_system.adapter, was a table; set one of them, too (a.toml:1)',
  ],
  [
    'a command that starts nothing again',
    '[trading_system]\nurl = "https://shim.example"\nprocess = { stop = ["stop"] }',
    'trading_system.process.start: must be an array, was missing (a.toml:3)',
  ],
  [
    'a command for a shell',
    '[trading_system]\nurl = "https://shim.example"\nprocess = { stop = "kill 1", start = [] }',
    'trading_system.process.stop: must be an array, was "kill 1" (a.toml:3)',
    'trading_system.process.start: must have at least one entry, was an empty array (a.toml:3)',
  ],
  [
    'a trading system without HTTP',
    '[trading_system]\nurl = "fix://shim.example"',
    'trading_system.url: must be a URL that starts with http:// or https:// and holds no user name or password, was "fix://shim.example" (a.toml:2)',
  ],
  [
    'no time to answer',
    '[trading_system]\ndeadline_ms = 0',
    'trading_system.deadline_ms: must be at least 10, was 0 (a.toml:2)',
  ],
  [
    'a decimal as a number',
    exchange(
      'instruments = [\n { symbol = "BTCUSDT", tick_size = 0.01, lot_size = "1", min_notional = "5" },\n]',
    ),
    'market_connectivity.exchanges[0].instruments[0].tick_size: must be a text in quotes, was 0.01 (a.toml:7)',
  ],
  [
    'a step of nothing',
    exchange(
      'instruments = [{ symbol = "BTCUSDT", tick_size = "0.00", lot_size = "1", min_notional = "5" }]',
    ),
    'market_connectivity.exchanges[0].instruments[0].tick_size: must be a positive decimal in quotes such as "0.01", was "0.00" (a.toml:6)',
  ],
  [
    'an instrument that is not traded',
    exchange(
      'instruments = [{ symbol = "BTCUSD", tick_size = "0.1", lot_size = "1", min_notional = "5" }]',
    ),
    'market_connectivity.exchanges[0].instruments[0].symbol: must be one of the exchange\'s supported_symbols, was "BTCUSD" (a.toml:6)',
  ],
  [
    'no room to scale',
    '[deployment.scaling_config]\nmin_replicas = 11',
    'deployment.scaling_config.max_replicas: must be at least min_replicas (11), was 10 (a.toml:1)',
  ],
  [
    'a quantity of nothing',
    '[deployment.resource_limits]\nmemory_limit = "lots"',
    'deployment.resource_limits.memory_limit: must be a quantity of bytes such as "8Gi", was "lots" (a.toml:2)',
  ],
  [
    'a drill on production',
    '[safety]\nallow = ["read", "drill"]',
    'safety.allow[1]: must not be "drill" where system.environment is "production", was "drill"; run drills on another target (a.toml:2)',
  ],
  [
    'careless trading on production',
    '[safety]\nallow = ["trade"]',
    'safety.max_order_notional: must be given to trade where system.environment is "production", was missing; set it, or take "trade" out of safety.allow (a.toml:1)',
    'safety.symbols: must list the symbols to trade where system.environment is "production", was empty; set it, or take "trade" out of safety.allow (a.toml:1)',
    'safety.dedicated_key: must be true to trade where system.environment is "production", was false; set it, or take "trade" out of safety.allow (a.toml:1)',
  ],
  ['no TOML', 'a = 1\nb = = 2', 'a.toml: must be TOML, was not: invalid value (a.toml:2:5)'],
  [
    'a key given twice',
    '[system]\nname = "a"\nname = "b"',
    'a.toml: must be TOML, was not: trying to redefine an already defined table or value (a.toml:3:1)',
  ],
  [
    'an include that is not there',
    'include = [\n  "nowhere.toml",\n]',
    'include[0]: must name a readable file, was "nowhere.toml", which was not found (a.toml:2)',
  ],
  [
    'an include of itself',
    'include = ["a.toml"]',
    'include[0]: must not lead back to a file that includes it, was "a.toml" (a.toml:1)',
  ],
  [
    'an include that is no list',
    'include = "alerts.toml"',
    'include: must be an array, was "alerts.toml" (a.toml:1)',
  ],
  [
    'waivers that are not there',
    '[safety]\nwaivers = "none.toml"',
    'safety.waivers: must name a readable file, was "none.toml", which was not found (a.toml:2)',
  ],
]

test.for(variants)('%s is refused with its message', async ([, text, ...expected]) => {
  const problems = await problemsOf({ files: { 'a.toml': text } })

  expect(problems).toHaveLength(expected.length)
  for (const [index, problem] of expected.entries())
    if (problem.includes('.*')) expect(problems[index]).toMatch(new RegExp(problem))
    else expect(problems[index]).toBe(problem)
})

test('all problems arrive at once, in the order of the file, rules between settings included', async () => {
  const text = `[system]\nname = ""\nregio = 1\n[sandbox]\nembedded = true\ncontrol_url = "http://127.0.0.1:1"\n[logging]\nlevel = 3`
  const problems = await problemsOf({ files: { 'a.toml': text } })

  expect(problems.map(problem => problem.split(':')[0])).toEqual([
    'system.name',
    'system.regio',
    'sandbox.control_url',
    'logging.level',
  ])
})

test('problems of every file arrive together, each with its own file', async () => {
  const problems = await problemsOf({
    files: {
      'a.toml': 'include = ["nowhere.toml"]\n[system]\nname = ""',
      'b.toml': 'c = = 1',
      'd.toml': '\n[system]\nregion = 3',
    },
    named: ['a.toml', 'b.toml', 'd.toml'],
  })

  expect(problems).toEqual([
    'include[0]: must name a readable file, was "nowhere.toml", which was not found (a.toml:1)',
    'b.toml: must be TOML, was not: invalid value (b.toml:1:5)',
    'system.name: must not be empty, was "" (a.toml:3)',
    'system.region: must be a text in quotes, was 3 (d.toml:3)',
  ])
})

test('a missing file, a directory and bytes that are no text are each refused', async () => {
  const files = { 'a.toml': '', 'folder/b.toml': '' }

  expect(await problemsOf({ files, named: ['none.toml', 'folder', 'a.toml/b.toml'] })).toEqual([
    'none.toml: must be a readable file, was not found',
    'folder: must be a readable file, was a directory',
    'a.toml/b.toml: must be a readable file, was not found',
  ])
  expect(await problemsOf({ files, named: [] })).toEqual([
    'configuration: must be read from at least one file, was given none',
  ])

  const directory = written({})
  writeFileSync(join(directory, 'binary.toml'), Uint8Array.of(0xff, 0xfe, 0x00))
  await expect(loadConfig([join(directory, 'binary.toml')], {})).rejects.toThrow(
    /binary\.toml: must be TOML, was not text in UTF-8$/,
  )
})

test('an error names itself, so that a launcher can tell it from a crash', async () => {
  await expect(loadConfig(['nowhere.toml'], {})).rejects.toMatchObject({
    name: 'ConfigError',
    code: 'CONFIG',
    message: 'nowhere.toml: must be a readable file, was not found',
  })
})
