import { check, expect } from '../../fixtures/check.ts'
import { replacementFlaw } from '../../helpers/execution/unexpected-ends.ts'
import { withDenials } from '../../helpers/execution/unrelated-denials.ts'

check(
  {
    id: 'execution/order-replacement',
    severity: 'critical',
    title: 'an order that is replaced stands at the venue as it was replaced',
    prevents: 'A quote that was moved in the records only is filled at the old price.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    per: 'venue',
    dependsOn: ['execution/order-states'],
    validFor: '7d',
    timeoutMs: 90_000,
    remediation: [
      "Take a replacement for done only once the venue shows the order's new price and quantity.",
    ],
  },
  async ({ lives, firmAccount, evidence, notApplicable, inconclusive }) => {
    const life = lives.find(({ toBeReplaced }) => toBeReplaced)!
    const { rested, replacement, ended } = life
    inconclusive(
      !rested,
      withDenials('the order that was to be replaced did not come to rest', [ended]),
    )
    notApplicable(!replacement, 'the trading system replaces no orders at this venue')

    const flaw = replacementFlaw(life)
    evidence.record('account', firmAccount.name)
    evidence.record('asked for', `${replacement!.quantity} at ${replacement!.price}`)
    evidence.record('flaw', flaw ?? 'none')
    expect(flaw).toBeUndefined()
  },
)
