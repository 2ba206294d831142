import { formatAmount, magnitude, zero } from '../amount.ts'
import { instantOf } from '../instant.ts'
import { confidence } from '../risk-service/limits.ts'
import { endpoint, type Offer } from './endpoint.ts'
import { nothing } from './read.ts'

export const riskNumbers: Offer = {
  endpoints: [
    endpoint('GET /risk/numbers', nothing, async ({ riskDesk, virtues }) => {
      const { equity, exposures: stakes, valueAtRisk, use } = await riskDesk.numbers()
      const wrongPct =
        virtues.magnitude('firm-misstates-exposure', 'firm-misstates-exposure-twin') ?? 0
      const basisPoints = BigInt(Math.round(wrongPct * 100))
      const exposures = stakes.map(one => ({
        ...one,
        notional: (one.notional * (10_000n + basisPoints)) / 10_000n,
      }))
      const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, one) => sum + one, zero)
      const notionals = exposures.map(({ notional }) => notional)
      return {
        at: instantOf(Date.now()),
        currency: 'USD',
        equity: formatAmount(equity),
        grossExposure: formatAmount(sumOf(notionals.map(magnitude))),
        netExposure: formatAmount(sumOf(notionals)),
        exposures: exposures.map(one => ({ ...one, notional: formatAmount(one.notional) })),
        use: Object.entries(use).map(([control, used]) => ({ control, used: formatAmount(used) })),
        valueAtRisk: [
          {
            confidenceLevel: confidence.level,
            horizonDays: 1,
            valueAtRisk: formatAmount(valueAtRisk),
          },
        ],
      }
    }),
  ],
}
