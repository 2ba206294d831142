import { check, expect } from '../../fixtures/check.ts'
import { offGrid } from '../../helpers/off-grid.ts'

check(
  {
    id: 'market-data/price-grid',
    severity: 'major',
    title: 'every price of the books is a multiple of the tick that the venue publishes',
    prevents: 'Orders are priced by a tick that is no more, and refused.',
    satisfies: ['market-data/Data quality assessment', 'market-data/Data quality acceptable'],
    per: 'venue',
    limits: {
      off: 'limits.market_data.off_grid_instruments',
      prices: 'limits.market_data.minimum_prices',
    },
    dependsOn: ['connectivity/stream-start', 'connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 900_000,
    remediation: [
      "Read the venue's instruments anew, and compare their ticks with what you price by.",
      'Read the notices of the venue for a change of ticks.',
    ],
  },
  async ({ venue, examined, limits, evidence, inconclusive }) => {
    const { instruments } = examined
    inconclusive(instruments.length === 0, 'the feed told of no instrument')

    const published = await venue.instruments()

    const wrong = offGrid(instruments, published)
    evidence.record('off their tick', wrong.join('; ') || 'none')
    const prices = evidence.measure('prices', Math.min(...instruments.map(one => one.prices)))
    const off = evidence.measure('off', wrong.length)
    expect(off).toBeLessThanOrEqual(limits.off)
    inconclusive(
      prices < limits.prices,
      `of an instrument ${prices} prices were told, too few to judge`,
    )
  },
)
