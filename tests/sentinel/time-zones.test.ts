import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { small, written } from '../config/written.ts'
import { repository } from './launch.ts'

const zones = ['America/New_York', 'Asia/Kolkata', 'Europe/London', 'Pacific/Kiritimati'] as const

const url = (path: string) => JSON.stringify(pathToFileURL(join(repository, path)).href)

/**
 * Reads the waivers of a configuration and tells the state of each at every quarter of an hour for two days around its
 * expiry, and a millisecond before: all midnights of the world are among them.
 */
const program = (config: string) => `
import { loadConfig } from ${url('config/load.ts')}
import { examineAttestations } from ${url('core/attestation-examination.ts')}
import { examineWaivers } from ${url('core/waiver-examination.ts')}
import { waiverRulesOf } from ${url('sentinel/runner/waivers.ts')}
const loaded = await loadConfig([${JSON.stringify(config)}], {})
const rules = waiverRulesOf(loaded, ['one', 'two', 'three'].map(noun => ({ id: 'connectivity/' + noun })))
const told = loaded.waivers.map(({ expires }) => {
  const states = []
  for (let at = Date.parse(expires) - 864e5; at <= Date.parse(expires) + 864e5; at += 9e5)
    for (const nowMs of [at - 1, at])
      states.push(examineWaivers(loaded.waivers, rules, nowMs).map(one => one.state + (one.notice ?? '')).join(' '))
  return { expires, states }
})
const checks = [{ id: 'connectivity/one', venues: ['binance'], attestableFor: '30d' }]
const attested = loaded.attestations.flatMap(({ performed }) => {
  const end = Date.parse(performed) + 30 * 864e5
  return [end - 1, end].map(nowMs => examineAttestations(loaded.attestations, checks, nowMs)[0].state)
})
process.stdout.write(JSON.stringify({ zone: new Date(0).getTimezoneOffset(), told, attested }))
`

async function toldIn(zone: string, config: string) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program(config)],
    { env: { ...process.env, TZ: zone } },
  )
  return JSON.parse(stdout) as {
    zone: number
    told: readonly { expires: string; states: readonly string[] }[]
    attested: readonly string[]
  }
}

const waiver = (check: string, expires: string) => `[[waiver]]
check = "connectivity/${check}"
venue = "binance"
kind = "gap"
reason = "the line is replaced"
author = "Ada"
approver = "Grace"
granted = 2026-10-01T00:00:00Z
expires = ${expires}
`

const attestation = `[[attestation]]
check = "connectivity/one"
venue = "binance"
result = "passed"
statement = "Cut the line; it came back."
author = "Ada Example"
approver = "Grace Hopper"
performed = 2026-10-02T00:00:00Z
frequency = "30d"
`

test('a waiver ends, and an attestation goes stale, at its instant, wherever and at whichever midnight it is read', async () => {
  // On these days London and New York change their clocks.
  const expiries = ['2026-10-25T00:00:00Z', '2026-11-01T06:00:00Z']
  const directory = written({
    'a.toml': `${small}[safety]\nwaivers = "w.toml"\nattestations = "d.toml"`,
    'd.toml': attestation,
    'w.toml': waiver('one', expiries[0]!) + waiver('two', `"${expiries[1]!}"`),
  })
  const config = join(directory, 'a.toml')
  const { told, attested } = await toldIn('UTC', config)
  const elsewhere = await Promise.all(zones.map(zone => toldIn(zone, config)))

  for (const [index, { states }] of told.entries()) {
    const own = states.map(state => state.split(' ')[index])
    expect(new Set(own)).toEqual(new Set(['in-force7', 'in-force1', 'expired']))
    // Each quarter of an hour is told twice, its last millisecond first.
    expect(own.indexOf('expired')).toBe(2 * 96 + 1)
  }
  expect(new Set(elsewhere.map(({ zone }) => zone)).size).toBe(zones.length)
  expect(attested).toEqual(['in-force', 'stale'])
  for (const other of elsewhere) expect(other).toMatchObject({ told, attested })
}, 300_000)
