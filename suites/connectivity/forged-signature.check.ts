import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/forged-signature',
    severity: 'critical',
    title: 'the venue refuses a request whose signature is wrong or missing',
    prevents: 'Whoever knows the public half of a key trades on the account.',
    satisfies: ['connectivity/Authentication and rate limiting validation'],
    per: 'venue',
    dependsOn: ['connectivity/signed-call'],
    validFor: '7d',
    waivable: false,
    timeoutMs: 30_000,
    remediation: [
      'Stop trading on the venue, and report to it that it takes requests without verifying them.',
      'Make sure that the configured host is the venue and not a proxy that signs on its own.',
    ],
  },
  async ({ venue, evidence, notAssessed, inconclusive }) => {
    notAssessed(!venue.hasKey, 'no key is configured', 'set api_key and api_secret of the venue')

    const proper = await venue.signedRead('properly')
    const forged = await venue.signedRead('forged')
    const unsigned = await venue.signedRead('unsigned')

    evidence.record('answer to a forged signature', forged.refusal ?? 'accepted')
    evidence.record('answer to no signature', unsigned.refusal ?? 'accepted')
    expect({ forged: forged.accepted, unsigned: unsigned.accepted }).toEqual({
      forged: false,
      unsigned: false,
    })
    inconclusive(!proper.accepted, `a proper request was refused as well: ${proper.refusal}`)
    inconclusive(
      [forged, unsigned].some(({ refusedFor }) => refusedFor !== 'signature'),
      'the venue refused for another reason than the signature',
    )
  },
)
