import { expect, test } from 'vitest'
import { seenUsePct } from '../../helpers/allowance-use.ts'

test.for([
  ['what the venue told', { peakPct: 61, slowDowns: 0, bans: 0 }, 61],
  ['nothing, where nothing was told or refused', { peakPct: 0, slowDowns: 0, bans: 0 }, 0],
  ['all, once the venue said slow down', { peakPct: 12, slowDowns: 1, bans: 0 }, 100],
  ['all, once the venue said banned', { peakPct: 0, slowDowns: 0, bans: 1 }, 100],
  ['more than all, if the venue told that', { peakPct: 120, slowDowns: 3, bans: 0 }, 120],
] as const)('%s is seen to be used', ([, told, pct]) => {
  expect(seenUsePct(told)).toBe(pct)
})
