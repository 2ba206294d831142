import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sandboxWith, type OpenedSandbox } from './sandbox-venues.ts'

/** The venues that do not tell what is used: only a refusal does. */
const names = ['coinbase', 'kraken'] as const
const requests = 60
/** So many that an allowance of which others use most is used up also where this machine is slow for a while. */
const manyRequests = 200

let sandbox: OpenedSandbox
beforeAll(async () => {
  sandbox = await sandboxWith(names)
})
afterEach(() => sandbox.control.reset())
afterAll(() => sandbox?.close())

describe.for(names)('%s', name => {
  test.for([
    ['shared-allowance', true],
    ['shared-allowance-twin', false],
  ] as const)('probes are refused under %s: %s', async ([fault, areRefused]) => {
    const { venue } = sandbox.at(name)
    await sandbox.control.enable(fault)

    const probes = await venue.probes(manyRequests, 5)

    expect(probes.some(({ slowedDown }) => slowedDown)).toBe(areRefused)
  })

  test('clients that share an address share its pace, and none is refused', async () => {
    const { venue } = sandbox.at(name)

    const together = await Promise.all([1, 2, 3].map(() => venue.probes(requests, 5)))

    const made = together.flat()
    expect(made.filter(({ slowedDown }) => slowedDown)).toEqual([])
    expect(made.filter(({ answered }) => answered).length).toBeGreaterThan(made.length / 2)
  })
})
