import { expect, test } from 'vitest'
import { checkSource, launch, project, reportIn } from './launch.ts'

const passing = checkSource(
  'connectivity/thing',
  "async ({ evidence }) => { evidence.record('thing', 1); expect(1).toBe(1) }",
)

test.concurrent.for([
  ['http://trader.invalid:8080', true],
  ['https://trader.invalid:8080', false],
] as const)(
  'a run whose token goes to %s says so in its output and in its report',
  { timeout: 180_000 },
  async ([url, isTold]) => {
    const directory = project({
      'suites/connectivity/thing.check.ts': passing,
      'firm.toml': `system.environment = "staging"
[trading_system]
url = "${url}"
api_token = "env:SHIM_TOKEN"
deadline_ms = 100
`,
    })
    const env = { SHIM_TOKEN: 'token-of-nobody' }
    const { stdout } = await launch(
      ['suites/connectivity/thing.check.ts', '--config', 'firm.toml'],
      { directory, env },
    ).ended

    const { results, warnings } = reportIn(directory)
    expect(results).toMatchObject([{ outcome: 'passed' }])
    const said = 'The token of the trading system travels in clear text to trader.invalid:8080;'
    expect(warnings ?? []).toEqual(isTold ? [expect.stringContaining(said)] : [])
    const lines = stdout.match(/warning +The token of the trading system travels/g) ?? []
    expect(lines).toHaveLength(isTold ? 2 : 0)
  },
)
