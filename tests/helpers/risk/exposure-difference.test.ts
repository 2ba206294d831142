import { expect, test } from 'vitest'
import {
  exposureDifferencePct,
  type ExposureChange,
} from '../../../helpers/risk/exposure-difference.ts'

const change: ExposureChange = {
  before: undefined,
  after: '200',
  trades: [
    { side: 'buy', quantity: '3' },
    { side: 'sell', quantity: '1' },
  ],
  bid: '99',
  ask: '101',
}
const pct = (changed: Partial<ExposureChange>) => exposureDifferencePct({ ...change, ...changed })

test.for<[Partial<ExposureChange>, number]>([
  [{}, 0],
  [{ before: '1000', after: '1200' }, 0],
  [{ after: '202' }, 1],
  [{ after: '198' }, 1],
  // Blind to the trade, and told the wrong way round.
  [{ after: undefined }, 100],
  [{ before: '-50', after: '-50' }, 100],
  [{ after: '-200' }, 200],
  [{ trades: [{ side: 'sell', quantity: '2' }], after: '-200' }, 0],
])('%j: %d %%', ([changed, expected]) => {
  expect(pct(changed)).toBeCloseTo(expected, 10)
})

test.for<[Partial<ExposureChange>, RegExp]>([
  [{ trades: [] }, /must have been traded/],
  [{ trades: [{ side: 'buy', quantity: 'NaN' }] }, /must have been traded/],
  [{ bid: '0', ask: '0' }, /prices must be above 0/],
  [{ bid: 'NaN' }, /prices must be above 0/],
  [{ after: 'Infinity' }, /exposures must be numbers/],
])('%j shows nothing', ([changed, words]) => {
  expect(() => pct(changed)).toThrow(words)
})
