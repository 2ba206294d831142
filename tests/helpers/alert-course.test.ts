import { expect, test } from 'vitest'
import { alertsOf, firstEnd, firstFiring } from '../../helpers/alert-course.ts'

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

type Heard = Parameters<typeof alertsOf>[0][number]
const fires = (atMs: number, startedMs?: number, alertname = 'Frozen'): Heard => ({
  ...alert(alertname, 'firing', atMs),
  startedMs,
})
const ends = (atMs: number, alertname = 'Frozen') => alert(alertname, 'resolved', atMs)

test.for<[string, readonly Heard[], readonly number[]]>([
  ['one that began since', [fires(110, 105)], [110]],
  ['one that began with the last word before', [fires(110, 99)], [110]],
  ['one that began long before, and was never heard', [fires(110, 1)], []],
  ['one that is told again', [fires(50, 49), fires(110, 49)], []],
  ['one that is told again, and began just before', [fires(99, 95), fires(110, 95)], []],
  ['a new one of the same labels', [fires(50, 49), fires(110, 101)], [110]],
  ['one from before that ended, told again', [fires(50, 49), ends(60), fires(110, 49)], []],
  ['one that does not say when it began', [fires(110)], [110]],
  ['such a one that is told again', [fires(50), fires(110), fires(120)], []],
  ['such a one that had ended before', [fires(50), ends(60), fires(110)], [110]],
  ['such a one of other labels', [fires(50, undefined, 'Wide'), fires(110)], [110]],
  ['what arrived before', [fires(50, 99), ends(60)], []],
  ['an end', [fires(110, 105), ends(130)], [110, 130]],
  ['the end of one from before', [fires(110, 1), ends(130)], [130]],
])('of what went wrong at 100 ms: %s', ([, heard, arrived]) => {
  const found = alertsOf(heard, { fromMs: 100, slackMs: 10 })

  expect(found.map(({ atMs }) => atMs)).toEqual(arrived)
})
