import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/private-stream',
    severity: 'critical',
    title: "the account's own stream begins soon after it is asked for",
    prevents: 'An order is filled and nobody hears of it.',
    satisfies: ['connectivity/Authentication successful', 'connectivity/Data feeds operational'],
    per: 'venue',
    limits: { start: 'limits.connectivity.private_stream_start_ms' },
    dependsOn: ['connectivity/signed-call', 'connectivity/stream-start'],
    validFor: '1d',
    timeoutMs: 120_000,
    remediation: [
      'Subscribe by hand and read whether the venue confirms, refuses or stays silent.',
      'Poll orders and balances over REST, and quote nothing new, until the stream speaks.',
    ],
  },
  async ({ venue, feed, limits, evidence, notAssessed, inconclusive }) => {
    notAssessed(!venue.hasKey, 'no key is configured', 'set api_key and api_secret of the venue')
    notAssessed(
      feed.needsPrivateAddress,
      "the account's own stream has an address of its own, and none is configured",
      'set websocket_api_url of the venue',
    )
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')
    const deadlineMs = 2 * limits.start

    const { connectedMs, acknowledgedMs, firstMessageMs, refusal } =
      await feed.privateStart(deadlineMs)

    evidence.record('connected after', connectedMs, 'ms')
    evidence.record('subscription confirmed', acknowledgedMs !== undefined)
    evidence.record('refusal', refusal ?? 'none')
    evidence.record('account heard', firstMessageMs !== undefined)
    const start = evidence.measure('start', firstMessageMs ?? deadlineMs)
    expect(acknowledgedMs).toBeDefined()
    expect(firstMessageMs).toBeDefined()
    expect(start).toBeLessThanOrEqual(limits.start)
  },
)
