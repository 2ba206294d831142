import { expect, test } from 'vitest'
import { calibrate, ethusdtFile } from '../../scripts/calibrate-market.ts'
import { calibrateCoinbase, calibrateKraken } from '../../scripts/calibrate-shapes.ts'
import { measureSession } from '../../scripts/captured-session.ts'
import { coinbaseCalibration } from '../../sandbox/market/calibration-coinbase.ts'
import { krakenCalibration } from '../../sandbox/market/calibration-kraken.ts'
import { ethusdt } from '../../sandbox/market/calibration.ts'
import { ethSession } from '../../sandbox/market/eth-session.ts'

test('the calibration is what the shipped capture measures', async () => {
  expect(ethusdt).toEqual(await calibrate())
})

test('the session that the reference follows is what the shipped capture measures', async () => {
  expect(ethSession).toEqual(await measureSession(ethusdtFile))
})

test.for([
  ['Coinbase', coinbaseCalibration, calibrateCoinbase],
  ['Kraken', krakenCalibration, calibrateKraken],
] as const)('the calibration of %s has the shapes of its capture', ([, shipped, measure]) => {
  expect(shipped).toEqual(measure())
})
