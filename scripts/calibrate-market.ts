import { writeFile } from 'node:fs/promises'
import type { Calibration } from '../sandbox/market/calibration-shape.ts'
import { readCapture } from '../sandbox/market/capture.ts'
import { quantilesOf } from '../sandbox/market/quantiles.ts'
import { CaptureMeasurement } from './capture-measurement.ts'

const capture = new URL('../sandbox/data/binance_spot_ethusdt_20240808.txt.gz', import.meta.url)
const target = new URL('../sandbox/market/calibration.ts', import.meta.url)

/** Measures the capture that the generated markets imitate. */
export async function calibrate(): Promise<Calibration> {
  const measured = new CaptureMeasurement()
  for await (const event of readCapture(capture)) measured.add(event)
  const moves = measured.moveBps.filter(move => move !== 0)
  const active = measured.tradesPerBatch.filter(trades => trades !== 0)
  return {
    priceTicks: rounded(measured.meanMidTicks),
    batchMs: 100,
    spreadTicks: table(measured.spreadTicks),
    changes: table(measured.changes),
    distanceTicks: table(measured.distanceTicks),
    gapTicks: table(measured.gapTicks),
    levelNotional: table(measured.levelNotional),
    moveShare: rounded(moves.length / measured.moveBps.length),
    moveBps: table(moves.map(Math.abs)),
    tradingShare: rounded(active.length / measured.tradesPerBatch.length),
    trades: table(active),
    tradeNotional: table(measured.tradeNotional),
    takerBuyShare: rounded(measured.takerBuys / measured.tradeNotional.length),
  }
}

const rounded = (value: number): number => Number(value.toPrecision(6))
const table = (values: readonly number[]): number[] => quantilesOf(values).map(rounded)

/** The module that the sandbox reads, as it stands in the repository. */
export const calibrationModule = (
  calibration: Calibration,
): string => `import type { Calibration } from './calibration-shape.ts'

/** Measured on the shipped ETHUSDT capture by \`scripts/calibrate-market.ts\`; not edited by hand. */
export const ethusdt: Calibration = ${JSON.stringify(calibration, undefined, 2)}
`

if (import.meta.main) await writeFile(target, calibrationModule(await calibrate()))
