import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { project, reportIn, repository } from './launch.ts'

const execute = promisify(execFile)

const ownCheck = `import { check, expect } from 'market-readiness-sentinel'
import { latencySummary } from 'market-readiness-sentinel/helpers/latency-summary'

check({
  id: 'monitoring/own-dashboard',
  severity: 'major',
  title: 'the dashboard of this project answers',
  prevents: 'An operator trades blind.',
  satisfies: ['monitoring/Dashboards informative'],
  validFor: '1d',
  timeoutMs: 5_000,
  remediation: ['Restart the dashboard.'],
}, ({ evidence }) => {
  const summary = latencySummary([1, 2, 3])
  expect(evidence.record('probes', summary.count)).toBe(3)
})
`

test(
  'the packed program runs the check of a project that installs it',
  { timeout: 300_000 },
  async () => {
    await execute('npm', ['run', '--silent', 'build'], { cwd: repository })
    const directory = project({
      'package.json': JSON.stringify({ name: 'own', private: true, type: 'module' }),
      'suites/monitoring/own-dashboard.check.ts': ownCheck,
    })
    await execute('npm', ['pack', '--silent', '--pack-destination', directory], {
      cwd: join(repository, 'dist'),
    })
    const [tarball] = globSync('*.tgz', { cwd: directory })
    const { devDependencies } = JSON.parse(
      readFileSync(join(repository, 'package.json'), 'utf8'),
    ) as {
      devDependencies: { vitest: string }
    }
    const install = ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund']
    await execute('npm', [...install, `./${tarball}`, `vitest@${devDependencies.vitest}`], {
      cwd: directory,
    })

    const program = join(directory, 'node_modules/.bin/readiness')
    const own = await execute(process.execPath, [program, '--phase', 'monitoring'], {
      cwd: directory,
    })
    expect(own.stdout).toContain('monitoring')
    expect(reportIn(directory)).toMatchObject({
      verdict: 'GO',
      results: [{ id: 'monitoring/own-dashboard', outcome: 'passed' }],
    })

    const shipped = await execute(
      process.execPath,
      [program, 'suites/connectivity/venue-clock.check.js'],
      { cwd: directory },
    )
    expect(shipped.stdout).toContain('GO')
    expect(globSync('node_modules/node-linux-*', { cwd: directory })).toEqual([])
  },
)
