import { expect, test } from 'vitest'
import type { FaultName } from '../../../../sandbox/faults/catalogue.ts'
import { BookWatch } from '../../../../sandbox/firm/alerts/book-watch.ts'
import type { UnusableFor } from '../../../../sandbox/firm/books/port.ts'
import { lacking } from '../virtuous.ts'

const lookMs = 250

/** Looks every 250 ms at a book whose last update came at 0; tells when an alert began. */
function firedAt(reason: UnusableFor, fault?: FaultName): number | undefined {
  const watch = new BookWatch(lacking(...(fault ? [fault] : [])))
  const firstMs = reason === 'stale' ? 2250 : 0
  for (let nowMs = firstMs; nowMs < 20_000; nowMs += lookMs) {
    const [alert] = watch.look(statusOf(reason, nowMs), nowMs)
    if (alert) return nowMs
  }
  return undefined
}

const statusOf = (reason: UnusableFor | undefined, ageMs: number) => ({
  venue: 'kraken',
  symbol: 'ETH/USD',
  usable: reason === undefined,
  reason,
  builds: 1,
  ageMs,
})

test.for([
  ['stale', undefined, 3000],
  ['disconnected', undefined, 750],
  ['sequenceGap', undefined, 750],
  ['checksum', undefined, 750],
  ['starting', undefined, 5000],
  ['stale', 'firm-alerts-late', 6000],
  ['stale', 'firm-alerts-late-twin', 4000],
] as const)('a book that is %s (%s) fires %d ms after its last update', ([reason, fault, atMs]) => {
  expect(firedAt(reason, fault)).toBe(atMs)
})

test('a book that is well again before it fires never does', () => {
  const watch = new BookWatch(lacking())
  const told = [0, 1, 2, 3, 4, 5, 6, 7].flatMap(look =>
    watch.look(statusOf(look % 4 === 3 ? undefined : 'disconnected', 0), look * lookMs),
  )
  expect(told).toEqual([])
})

test('whoever was held up between two looks has seen no more than two', () => {
  const watch = new BookWatch(lacking())
  expect(watch.look(statusOf('disconnected', 0), 0)).toEqual([])
  expect(watch.look(statusOf('disconnected', 0), 3000)).toEqual([])
  expect(watch.look(statusOf(undefined, 0), 3250)).toEqual([])
})

test('an alert ends once the book has been well for as long', () => {
  const watch = new BookWatch(lacking())
  for (const nowMs of [0, 250, 500, 750]) watch.look(statusOf('crossed', 0), nowMs)
  for (const nowMs of [1000, 1250, 1500])
    expect(watch.look(statusOf(undefined, 0), nowMs)).toEqual([])
  expect(watch.look(statusOf(undefined, 0), 1750)).toMatchObject([
    { name: 'MarketDataGap', startsMs: 0, endsMs: 1750 },
  ])
})
