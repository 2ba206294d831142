import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'deployment/key-permissions',
    severity: 'critical',
    title: 'the trading key may not withdraw',
    prevents: 'Whoever steals the key moves the money out.',
    satisfies: [
      'deployment/Security policies enforced',
      'deployment/Dependency and security validation',
    ],
    clauses: ['SEC 15c3-5(c)(2)(iii)'],
    per: 'venue',
    limits: { withdrawals: 'limits.deployment.withdrawal_permissions' },
    dependsOn: ['connectivity/signed-call'],
    validFor: '1d',
    waivable: false,
    timeoutMs: 30_000,
    remediation: [
      "Take the withdrawal right from the key in the venue's account, or replace the key.",
      'Restrict the key to the addresses of the trading hosts.',
    ],
  },
  async ({ venue, limits, evidence, notApplicable, notAssessed }) => {
    notApplicable(!venue.capabilities.keyPermissions, 'a key cannot ask the venue what it may do')
    notAssessed(!venue.hasKey, 'no key is configured', 'set api_key and api_secret of the venue')

    const { read, trade, withdraw } = await venue.keyPermissions()

    evidence.record('may read', read)
    evidence.record('may trade', trade ?? 'not told')
    const withdrawals = evidence.measure('withdrawals', Number(withdraw))
    expect(withdrawals).toBeLessThanOrEqual(limits.withdrawals)
  },
)
