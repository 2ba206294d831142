import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '../../../config/load.ts'
import type { Attestation } from '../../../core/attestation.ts'
import type { Waiver } from '../../../core/waiver.ts'
import { configurationEvidence } from '../../../sentinel/bundle/run-evidence.ts'

const people = { author: 'Ada Example', approver: 'Grace Example' }
const waiver: Waiver = {
  ...people,
  check: 'connectivity/rest-latency',
  venue: 'binance',
  kind: 'failure',
  reason: 'the new line is ordered',
  granted: '2026-11-21T12:00:00Z',
  expires: '2026-12-11T12:00:00Z',
}
const attestation: Attestation = {
  ...people,
  check: 'execution/startup-reconciliation',
  venue: 'kraken',
  result: 'passed',
  statement: 'restarted by hand, nothing was missing',
  performed: '2026-11-21T12:00:00Z',
  frequency: '30d',
}

test('what was run with holds the settings, each waiver and each attestation', async () => {
  const file = join(import.meta.dirname, '../../../config/sandbox.toml')
  const loaded = await loadConfig([file], {})
  const { kind, text } = configurationEvidence({
    ...loaded,
    waivers: [waiver],
    attestations: [attestation],
  })

  expect(kind).toBe('configuration')
  expect(JSON.parse(text)).toMatchObject({
    files: [file],
    config: { profile: 'sandbox' },
    waivers: [waiver],
    attestations: [attestation],
  })
})
