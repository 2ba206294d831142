import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { examineFrames } from '../../engines/examination/examine.ts'
import { examinedFeed } from '../../engines/examination/examined-feed.ts'
import type { FaultName } from '../../sandbox/faults/catalogue.ts'
import { sandboxWith, venueNames, type OpenedSandbox } from '../clients/venue/sandbox-venues.ts'

let sandbox: OpenedSandbox
beforeAll(async () => {
  sandbox = await sandboxWith(venueNames)
})
afterEach(() => sandbox.control.reset())
afterAll(() => sandbox?.close())

/** What a venue tells in two seconds, examined. */
async function examined(name: (typeof venueNames)[number], ...faults: readonly FaultName[]) {
  for (const fault of faults) await sandbox.control.enable(fault)
  const { feed, target } = sandbox.at(name)
  const { frames, ...recording } = await feed.record(2_000)
  const examination = await examineFrames([frames], recording)
  const kinds = new Set(examination.findings.map(({ kind }) => kind))
  return { ...examinedFeed(examination, target.symbols), kinds, examination, recording }
}

describe.for(venueNames)('%s', name => {
  test('a healthy feed is followed whole, and nothing is wrong with it', async () => {
    const { kinds, instruments, followedChanges, tape, recordedMs } = await examined(name)

    expect([...kinds]).toEqual([])
    expect(instruments).toHaveLength(2)
    for (const { changes } of instruments) expect(changes).toBeGreaterThan(2)
    expect(followedChanges).toBeGreaterThan(5)
    expect(tape.numbered).toBeGreaterThan(0)
    expect(recordedMs).toBeGreaterThan(1_990)
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

  test('times that run back are found', async () => {
    const { kinds, contradictions } = await examined(name, 'backward-times')

    expect([...kinds]).toEqual(['time running back'])
    expect(contradictions).toBeGreaterThan(0)
  })

  test('of a silent feed nothing is known, and everything is silent', async () => {
    const { instruments, followedChanges, tape } = await examined(name, 'silent-stream')

    expect(instruments.map(({ isSilent }) => isSilent)).toEqual([true, true])
    expect([followedChanges, tape.numbered]).toEqual([0, 0])
  })
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
