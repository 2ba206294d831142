import { check, expect } from '../../fixtures/check.ts'
import { untrackedOrders } from '../../helpers/execution/order-differences.ts'
import { heldOf, recordFlaws } from '../../helpers/execution/records-after-restart.ts'
import { unrelatedDenials } from '../../helpers/execution/unrelated-denials.ts'

const deadlineMs = 30_000

check(
  {
    id: 'execution/startup-reconciliation',
    severity: 'critical',
    title: 'after a restart the trading system knows what happened meanwhile, before it trades',
    prevents: 'A system that restarts without its position trades as if it were flat.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    per: 'venue',
    alone: true,
    limits: { flaws: 'limits.execution.reconciliation_differences' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    attestable: true,
    timeoutMs: 120_000,
    remediation: [
      'Compare orders, fills and positions of every symbol at the venue with the records before the first order is sent.',
      'Keep trading halted until the comparison agrees.',
    ],
  },
  async ({
    venue,
    symbol,
    otherSymbol,
    firm,
    firmAccount,
    tradingSystem,
    levers,
    firmProcess,
    limits,
    evidence,
    inconclusive,
    eventually,
  }) => {
    const tellsPositions = tradingSystem.about.capabilities.includes('positions')
    const held = async () =>
      tellsPositions
        ? heldOf((await tradingSystem.positions.read()).positions, venue.name, symbol)
        : undefined
    const before = await held()
    const filled = await firm.submit(await firm.restingOrder(symbol, 2n))
    const canceled = await firm.submit(await firm.restingOrder(symbol))
    const { quantity } = await firm.restingOrder(symbol)
    const other = await firm.restingOrder(otherSymbol)

    await firmProcess.stop()
    await levers.fill(filled, quantity)
    await levers.cancel(canceled)
    await levers.place(other)
    // Orders are submitted from the first moment on: whoever trades too early is found out.
    const [{ order: first, last, comparisons }] = await Promise.all([
      firm.firstAccepted(symbol, deadlineMs),
      firmProcess.start(),
    ])
    const [told, gone, after] = await Promise.all([
      firm.order(filled),
      firm.order(canceled),
      held(),
    ])
    const untracked = async () =>
      untrackedOrders(
        (await tradingSystem.orders.list()).orders.filter(
          order => order.venue === venue.name && [symbol, otherSymbol].includes(order.symbol),
        ),
        (await Promise.all([symbol, otherSymbol].map(one => firmAccount.openOrders(one)))).flat(),
      )
    // What is being canceled, or was placed by somebody else just now, is on its way to one of the two sides.
    const left = await eventually(untracked, ids => ids.length === 0, 1_000)
    await firm.cancel(filled)

    const since = comparisons.filter(one => one.startedAt > canceled.updatedAt)
    const agreed = since.find(({ state }) => state === 'agreed')
    const flaws = recordFlaws({
      changed: [
        { what: 'the fill', state: 'partiallyFilled', filledQuantity: quantity, told },
        { what: 'the cancel', state: 'canceled', filledQuantity: '0', told: gone },
      ],
      untracked: left,
      differences: agreed?.differences.filter(one => one.venue === venue.name) ?? [],
      position: before === undefined ? undefined : { before, bought: quantity, after: after! },
    })
    evidence.record('comparisons', since.map(({ state }) => state).join(', ') || 'none')
    evidence.record('agreed', agreed?.finishedAt ?? 'never')
    evidence.record('first order accepted', first?.createdAt ?? 'none')
    evidence.record('flaws of the records', flaws.join('; ') || 'none')
    const count = evidence.measure('flaws', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.flaws)
    expect(agreed?.state).toBe('agreed')
    const obstacles = unrelatedDenials([last], ['notReconciled'])
    inconclusive(obstacles.length > 0, ['no order was accepted', ...obstacles].join('; '))
    expect(first && agreed && agreed.finishedAt && first.createdAt >= agreed.finishedAt).toBe(true)
  },
)
