import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/ip-allow-list',
    severity: 'major',
    title: 'the trading key works from the allowed addresses only',
    prevents: 'Whoever steals the key trades with it from anywhere.',
    satisfies: [
      'connectivity/Authentication and authorization',
      'connectivity/Authentication and rate limiting validation',
    ],
    per: 'venue',
    dependsOn: ['connectivity/signed-call'],
    validFor: '1d',
    timeoutMs: 30_000,
    remediation: [
      "Restrict the key to the addresses of the trading hosts in the venue's account.",
      'Replace the key if it has been in use without a restriction.',
    ],
  },
  async ({ venue, evidence, notAssessed }) => {
    notAssessed(
      !venue.capabilities.keyAddresses,
      'a key cannot ask the venue from where it may be used',
      "look it up in the venue's settings, and say so under [[not_applicable]] or in a gap waiver",
    )
    notAssessed(!venue.hasKey, 'no key is configured', 'set api_key and api_secret of the venue')

    const { restricted } = await venue.keyAddresses()

    evidence.record('restricted to addresses', restricted)
    expect(restricted).toBe(true)
  },
)
