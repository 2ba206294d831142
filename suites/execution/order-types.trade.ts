import { check, expect } from '../../fixtures/check.ts'
import { unexpectedEnds } from '../../helpers/execution/unexpected-ends.ts'
import { unrelatedDenials } from '../../helpers/execution/unrelated-denials.ts'

check(
  {
    id: 'execution/order-types',
    severity: 'critical',
    title: 'every kind of order that the trading system takes ends as its kind demands',
    prevents:
      'An order that should be gone rests on, and is filled at a price nobody wants any more.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    per: 'venue',
    dependsOn: ['execution/order-states'],
    validFor: '7d',
    timeoutMs: 90_000,
    remediation: [
      'Stop sending the kind of order that did not end as it should.',
      'Compare what the trading system sends for it with what the venue documents, field by field.',
    ],
  },
  async ({ symbol, firmAccount, lives, evidence, inconclusive }) => {
    const open = await firmAccount.openOrders(symbol)

    const unpaid = lives.filter(({ ended }) => ended?.reason?.code === 'insufficientFunds')
    const unexpected = unexpectedEnds(
      lives.filter(life => !unpaid.includes(life)),
      open,
    )
    evidence.record('kinds of order', lives.map(({ name }) => name).join(', '))
    evidence.record('unexpected', unexpected.join('; ') || 'none')
    expect(unexpected).toEqual([])
    inconclusive(
      unpaid.length > 0,
      `the account holds too little for ${unpaid.map(({ name }) => name).join(', ')}; pay both currencies in`,
    )
    const obstacles = unrelatedDenials(lives.map(({ ended }) => ended))
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
