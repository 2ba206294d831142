import { check, expect } from '../../fixtures/check.ts'
import { recordFlaws } from '../../helpers/execution/records-after-restart.ts'

const deadlineMs = 10_000

check(
  {
    id: 'execution/reconciliation-convergence',
    severity: 'critical',
    title: 'a reconciliation ends, and finds nothing the second time',
    prevents:
      'A system that corrects its corrections never trades again, or on numbers that wander.',
    satisfies: ['execution/Order processing reliable', 'execution/Settlement process validation'],
    per: 'venue',
    alone: true,
    limits: {
      cycles: 'limits.execution.reconciliation_cycles',
      left: 'limits.execution.reconciliation_differences',
    },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Read which difference comes back, and which of the two sides is corrected by what.',
    ],
  },
  async ({ venue, symbol, firm, levers, limits, evidence, inconclusive }) => {
    const order = await firm.submit(await firm.restingOrder(symbol, 2n))
    const { quantity } = await firm.restingOrder(symbol)
    await levers.holdPrivateEvents()
    await levers.fill(order, quantity)
    const first = await firm.reconcile(deadlineMs)
    const second = await firm.reconcile(deadlineMs)
    const told = await firm.order(order)
    await levers.releasePrivateEvents({ order: 'same', copies: 1 })
    await firm.cancel(order)

    const here = first.differences.filter(one => one.venue === venue.name)
    const again = second.differences.filter(one => one.venue === venue.name)
    evidence.record('first', `${first.state}, ${here.length} differences`)
    evidence.record('second', `${second.state}, ${again.length} differences`)
    inconclusive(
      here.length === 0 && first.state === 'agreed',
      'the fill that the private stream held back was known already',
    )
    const cycles = evidence.measure('cycles', Math.max(first.cycles, second.cycles))
    const flaws = recordFlaws({
      changed: [{ what: 'the fill', state: 'partiallyFilled', filledQuantity: quantity, told }],
      untracked: [],
      differences: [],
    })
    evidence.record('flaws of the records', flaws.join('; ') || 'none')
    const left = evidence.measure('left', again.length + flaws.length)
    expect(first.state).toBe('agreed')
    expect(second.state).toBe('agreed')
    expect(cycles).toBeLessThanOrEqual(limits.cycles)
    expect(left).toBeLessThanOrEqual(limits.left)
  },
)
