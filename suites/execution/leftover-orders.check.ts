import { check, expect } from '../../fixtures/check.ts'
import { describeLeftover, leftoverOrders } from '../../helpers/execution/leftover-orders.ts'

check(
  {
    id: 'execution/leftover-orders',
    severity: 'critical',
    title: 'no order of an earlier readiness run is open when a run begins',
    prevents: 'An order that a run left behind is filled with nobody watching.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    per: 'venue',
    limits: { leftovers: 'limits.execution.leftover_orders' },
    dependsOn: ['connectivity/signed-call'],
    validFor: '1d',
    waivable: false,
    timeoutMs: 30_000,
    remediation: [
      'Cancel the orders that are named, by hand, in the account that shows them.',
      'Read the journal of the run that their names begin with, and whether its sweeper could reach the venue.',
      'Run this check once more after a run that sends orders: it looks before they are sent.',
    ],
  },
  async ({ venue, openOrders, limits, evidence, notAssessed, inconclusive }) => {
    notAssessed(!venue.hasKey, 'no key is configured', 'set api_key and api_secret of the venue')
    inconclusive(venue.symbols.length === 0, 'no symbols are configured, so none were asked for')

    const { askedOf, orders } = await openOrders()

    const left = leftoverOrders(orders)
    evidence.record('asked', askedOf.join(', '))
    evidence.record('open orders', orders.length)
    evidence.record('left behind', left.slice(0, 5).map(describeLeftover).join('; ') || 'none')
    const leftovers = evidence.measure('leftovers', left.length)
    expect(leftovers).toBeLessThanOrEqual(limits.leftovers)
  },
)
