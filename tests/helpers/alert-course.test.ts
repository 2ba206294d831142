import { expect, test } from 'vitest'
import { firstEnd, firstFiring } from '../../helpers/alert-course.ts'

const alert = (alertname: string, status: 'firing' | 'resolved', atMs: number) => ({
  status,
  labels: { symbol: 'A', alertname },
  atMs,
})

test.for([
  ['nothing', [], undefined, undefined],
  ['one that fires', [alert('Frozen', 'firing', 1)], 1, undefined],
  ['its end', [alert('Frozen', 'firing', 1), alert('Frozen', 'resolved', 9)], 1, 9],
  [
    'its end before the freeze ended',
    [alert('Frozen', 'firing', 1), alert('Frozen', 'resolved', 4)],
    1,
    undefined,
  ],
  [
    'the end of another',
    [alert('Frozen', 'firing', 1), alert('Wide', 'resolved', 9)],
    1,
    undefined,
  ],
  ['an end without a beginning', [alert('Wide', 'resolved', 9)], undefined, undefined],
  [
    'both ends in one notification, and another that goes on',
    [alert('Frozen', 'firing', 1), alert('Frozen', 'resolved', 9), alert('Wide', 'firing', 9)],
    1,
    9,
  ],
] as const)('of alerts, %s: what fired, and what ended from 5 ms on', ([, heard, fired, ended]) => {
  expect([firstFiring(heard)?.atMs, firstEnd(heard, 5)?.atMs]).toEqual([fired, ended])
})
