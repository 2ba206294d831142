import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/signed-call',
    severity: 'critical',
    title: 'the venue accepts a request signed with our key',
    prevents: 'Orders cannot be sent, or canceled, with a key that the venue does not accept.',
    satisfies: [
      'connectivity/Authentication successful',
      'connectivity/Authentication and authorization',
    ],
    per: 'venue',
    dependsOn: ['connectivity/rest-availability', 'connectivity/venue-clock'],
    validFor: '1d',
    timeoutMs: 30_000,
    remediation: [
      "Look up in the venue's account whether the key exists, has not expired and allows this host's address.",
      'Compare the configured key with the one in use, and renew it if it was revoked.',
    ],
  },
  async ({ venue, evidence, notAssessed }) => {
    notAssessed(!venue.hasKey, 'no key is configured', 'set api_key and api_secret of the venue')

    const answer = await venue.signedRead('properly')

    evidence.record('status', answer.status)
    evidence.record('refusal', answer.refusal ?? 'none')
    evidence.record('accepted', answer.accepted)
    expect(answer.accepted).toBe(true)
  },
)
