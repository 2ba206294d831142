import { expect, test } from 'vitest'
import { longestSilence } from '../../helpers/life-sign-silence.ts'

test.for([
  ['the longest gap', [20, 34, 20], 80, 34],
  ['the time after the last sign', [20], 80, 60],
  ['the whole observation without a sign', [], 80, 80],
] as const)('silence is %s', ([, gapsMs, observedMs, silenceMs]) => {
  expect(longestSilence(gapsMs, observedMs)).toBe(silenceMs)
})
