import { writeFile } from 'node:fs/promises'
import type { Calibration, PriceMoves } from '../sandbox/market/calibration-shape.ts'
import { readCapture } from '../sandbox/market/capture.ts'
import { measureSession, sessionModule } from './captured-session.ts'
import { calibrateCoinbase, calibrateKraken } from './calibrate-shapes.ts'
import { CaptureMeasurement } from './capture-measurement.ts'
import { rounded, table } from './rounded.ts'

/** The capture that the generated markets of Binance imitate. */
export const ethusdtFile = new URL(
  '../sandbox/data/binance_spot_ethusdt_20240808.txt.gz',
  import.meta.url,
)

/** Measures the capture of ETHUSDT: everything about it carries over. */
export async function calibrate(): Promise<Calibration & PriceMoves> {
  const measured = new CaptureMeasurement()
  for await (const event of readCapture(ethusdtFile)) measured.add(event)
  const moves = measured.moveBps.filter(move => move !== 0)
  const active = measured.tradesPerBatch.filter(trades => trades !== 0)
  return {
    priceTicks: rounded(measured.meanMidTicks),
    batchMs: 100,
    spreadTicks: table(measured.spreadTicks),
    respreadShare: rounded(measured.respreads / measured.spreadTicks.length),
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

/** A module that the sandbox reads, as it stands in the repository. */
const calibrationModule = (
  { name, type, comment }: { name: string; type: string; comment: string },
  calibration: Calibration,
): string => `import type { ${type.replace(' & ', ', ')} } from './calibration-shape.ts'

/** ${comment}; not edited by hand. */
export const ${name}: ${type} = ${JSON.stringify(calibration, undefined, 2)}
`

const shapesOf = (pair: string, venue: string) =>
  `Shapes measured on ${pair} of ${venue} by \`scripts/calibrate-market.ts\`, sizes chosen in \`scripts/chosen-scales.ts\``

if (import.meta.main) {
  const ethusdt = await calibrate()
  const modules = {
    'calibration.ts': calibrationModule(
      {
        name: 'ethusdt',
        type: 'Calibration & PriceMoves',
        comment: 'Measured on the shipped ETHUSDT capture by `scripts/calibrate-market.ts`',
      },
      ethusdt,
    ),
    'calibration-coinbase.ts': calibrationModule(
      {
        name: 'coinbaseCalibration',
        type: 'Calibration',
        comment: shapesOf('SKL-USD', 'Coinbase'),
      },
      calibrateCoinbase(),
    ),
    'calibration-kraken.ts': calibrationModule(
      { name: 'krakenCalibration', type: 'Calibration', comment: shapesOf('XMR/USD', 'Kraken') },
      calibrateKraken(),
    ),
    'eth-session.ts': sessionModule(await measureSession(ethusdtFile)),
  }
  const room = new URL('../sandbox/market/', import.meta.url)
  for (const [name, text] of Object.entries(modules)) await writeFile(new URL(name, room), text)
}
