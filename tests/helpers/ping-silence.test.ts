import { expect, test } from 'vitest'
import { longestPingSilence } from '../../helpers/ping-silence.ts'

test.for([
  ['the longest gap', [20, 34, 20], 80, 34],
  ['the time after the last ping', [20], 80, 60],
  ['the whole observation without a ping', [], 80, 80],
] as const)('silence is %s', ([, gapsMs, observedMs, silenceMs]) => {
  expect(longestPingSilence(gapsMs, observedMs)).toBe(silenceMs)
})
