import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/stale-timestamp',
    severity: 'major',
    title: 'the venue refuses a signed request that is too old, or was sent before',
    prevents: 'A recorded order is sent again by someone else, or arrives late and trades.',
    satisfies: ['connectivity/Authentication and rate limiting validation'],
    per: 'venue',
    dependsOn: ['connectivity/signed-call'],
    validFor: '7d',
    timeoutMs: 30_000,
    remediation: [
      'Report to the venue that it takes old requests, or the same one twice.',
      'Shorten the receive window of every order, and send orders over encrypted connections only.',
    ],
  },
  async ({ venue, evidence, notAssessed, inconclusive }) => {
    notAssessed(!venue.hasKey, 'no key is configured', 'set api_key and api_secret of the venue')

    const proper = await venue.signedRead('properly')
    const stale = await venue.signedRead('stale')

    evidence.record('answer to an old or repeated request', stale.refusal ?? 'accepted')
    expect(stale.accepted).toBe(false)
    inconclusive(!proper.accepted, `a proper request was refused as well: ${proper.refusal}`)
    inconclusive(
      stale.refusedFor !== 'timestamp',
      'the venue refused for another reason than the time or nonce of the request',
    )
  },
)
