import { check, expect } from '../../fixtures/check.ts'
import { compareDecimals } from '../../helpers/decimal-arithmetic.ts'
import { decimalDifferences } from '../../helpers/differences.ts'
import { withDenials } from '../../helpers/execution/unrelated-denials.ts'
import { minorUnit } from '../../helpers/settlement/minor-unit.ts'

const deadlineMs = 5_000
/** The orders are over, the news of the money may still be on its way. Longer, and what a comparison corrects would pass for what was booked. */
const toldWithinMs = 1_000

check(
  {
    id: 'execution/balance-accuracy',
    severity: 'critical',
    title: 'the trading system knows what its account has, after trades too',
    prevents:
      'Orders are refused for want of money that was counted on, or limits are kept on money that is gone.',
    satisfies: ['execution/Settlement process validation', 'execution/Settlement timely'],
    per: 'venue',
    limits: { differences: 'limits.execution.balance_differences' },
    dependsOn: ['execution/order-states'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Compare fees and rebates with what the ledger books: in which currency, and to how many places.',
    ],
  },
  async ({
    venue,
    symbol,
    firm,
    firmAccount,
    tradingSystem,
    limits,
    evidence,
    inconclusive,
    eventually,
  }) => {
    const orders = await firm.takeInTurn(symbol, ['buy', 'buy', 'sell'], deadlineMs)

    const compared = async () => {
      const { balances } = await tradingSystem.balances.read()
      const own = balances.filter(one => one.venue === venue.name)
      const account = await firmAccount.balances()
      const told = new Map(own.map(({ currency, total }) => [currency, total]))
      const held = new Map(account.map(({ currency, total }) => [currency, total]))
      return { count: held.size, differences: decimalDifferences(told, held, minorUnit) }
    }
    const { count, differences } = await eventually(
      compared,
      ({ differences: found }) => found.length === 0,
      toldWithinMs,
    )
    inconclusive(count === 0, 'the account has nothing of any currency')
    const filled = orders.filter(order => compareDecimals(order.filledQuantity, '0') > 0)
    evidence.record('orders filled', filled.length)
    const [first] = differences
    evidence.record('currencies', count)
    evidence.record('first difference', first ? `${first.key} by ${first.difference}` : 'none')
    const measured = evidence.measure('differences', differences.length)
    expect(measured).toBeLessThanOrEqual(limits.differences)
    inconclusive(
      filled.length === 0,
      withDenials('no order was filled, so nothing had to be booked', orders),
    )
  },
)
