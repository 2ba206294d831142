import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { examineFrames } from '../../engines/examination/examine.ts'
import { examinedFeed } from '../../engines/examination/examined-feed.ts'
import { magnitudeOf, type FaultName } from '../../sandbox/faults/catalogue.ts'
import { sandboxWith, venueNames, type OpenedSandbox } from '../clients/venue/sandbox-venues.ts'

type VenueName = (typeof venueNames)[number]

let sandbox: OpenedSandbox
beforeAll(async () => {
  sandbox = await sandboxWith(venueNames)
})
afterEach(() => sandbox.control.reset())
afterAll(() => sandbox?.close())

/** What a venue tells in four seconds, examined: enough also where this machine stands still for two of them. */
const examined = (name: VenueName, ...faults: readonly FaultName[]) =>
  examinedFor(4_000, name, ...faults)

async function examinedFor(forMs: number, name: VenueName, ...faults: readonly FaultName[]) {
  for (const fault of faults) await sandbox.control.enable(fault)
  const { feed, target } = sandbox.at(name)
  const { frames, channels, ...recording } = await feed.record(forMs)
  const examination = await examineFrames([frames], recording)
  const kinds = new Set(examination.findings.map(({ kind }) => kind))
  return { ...examinedFeed(examination, target.symbols, channels), kinds, examination, recording }
}

describe.for(venueNames)('%s', name => {
  test('a healthy feed is followed whole, and nothing is wrong with it', async () => {
    const { kinds, instruments, followedChanges, tape, recordedMs, coverage, ages } =
      await examined(name)

    expect([...kinds]).toEqual([])
    expect(instruments).toHaveLength(2)
    for (const { changes } of instruments) expect(changes).toBeGreaterThan(2)
    expect(followedChanges).toBeGreaterThan(5)
    expect(tape.numbered).toBeGreaterThan(0)
    expect(recordedMs).toBeGreaterThan(3_990)
    expect(coverage).toMatchObject({ silent: [], untold: [], refusals: 0 })
    expect(ages.count).toBeGreaterThan(20)
    expect(ages.minMs).toBeGreaterThan(-1)
  })

  test('a crossed book is found, for as long as it is crossed', async () => {
    const { kinds, longestCrossedMs } = await examined(name, 'crossed-book')

    expect(kinds).toContain('crossed book')
    expect(longestCrossedMs).toBeGreaterThan(500)
  })

  test('a frozen book is silent, and the other one is not', async () => {
    const { instruments } = await examined(name, 'frozen-book')

    expect(instruments.filter(({ isSilent }) => isSilent === true)).toHaveLength(1)
    expect(instruments.some(({ changes }) => changes > 2)).toBe(true)
  })

  test('trades that are told twice are found', async () => {
    const { kinds, tape } = await examined(name, 'repeated-trades')

    expect(kinds).toContain('repeated trade')
    // What was told before the subscription is told once.
    expect(3 * tape.repeated).toBeGreaterThan(tape.numbered)
    expect(tape.missing).toBe(0)
  })

  test('trades that are never told are missed, of the one instrument', async () => {
    const { coverage } = await examinedFor(6_000, name, 'silent-trades')

    expect(coverage.silent).toEqual([expect.stringMatching(/^BTC\S+ trade$/)])
  })

  test('a feed that is late is so by as much', async () => {
    const { ages } = await examined(name, 'slow-feed')

    expect(ages.minMs).toBeGreaterThan(magnitudeOf('slow-feed') - 2)
    expect(ages.minMs).toBeLessThan(magnitudeOf('slow-feed') + 100)
  })

  test('times that run back are found', async () => {
    const { kinds, contradictions } = await examined(name, 'backward-times')

    expect([...kinds]).toEqual(['time running back'])
    expect(contradictions).toBeGreaterThan(0)
  })

  test('of a silent feed nothing is known, and everything is silent', async () => {
    const { instruments, followedChanges, tape } = await examinedFor(2_000, name, 'silent-stream')

    expect(instruments.map(({ isSilent }) => isSilent)).toEqual([true, true])
    expect([followedChanges, tape.numbered]).toEqual([0, 0])
  })
})

test('levels that are gone and not said to be are found by later snapshots', async () => {
  const { kinds, snapshots } = await examined('binance', 'untold-removals')

  expect(kinds).toContain('contradicted snapshot')
  expect(snapshots).toHaveLength(2)
  for (const { compared } of snapshots) {
    // Three are asked for; of a busy machine one may be answered after the recording.
    expect(compared).toBeGreaterThanOrEqual(2)
    expect(compared).toBeLessThanOrEqual(3)
  }
})

test('a lost change is found by its number or by a checksum, and listed as unseen where there is neither', async () => {
  const lost = async (name: (typeof venueNames)[number]) =>
    [...(await examined(name, 'dropped-delta')).kinds].filter(
      kind => kind === 'sequence gap' || kind === 'wrong checksum',
    )

  expect(await lost('binance')).toEqual(['sequence gap'])
  expect(await lost('kraken')).toEqual(['wrong checksum'])
  expect(await lost('coinbase')).toEqual([])
})

test('a book without its snapshot is not followed, however much is told of it', async () => {
  const { instruments, followedChanges } = await examined('binance', 'truncated-answers')

  expect(instruments.every(({ changes }) => changes > 5)).toBe(true)
  expect(followedChanges).toBe(0)
})
