import { expect, test } from 'vitest'
import { calibrate } from '../../scripts/calibrate-market.ts'
import { ethusdt } from '../../sandbox/market/calibration.ts'

test('the calibration is what the shipped capture measures', async () => {
  expect(ethusdt).toEqual(await calibrate())
})
