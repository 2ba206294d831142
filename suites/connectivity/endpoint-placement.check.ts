import { check, expect } from '../../fixtures/check.ts'
import { latencySummary } from '../../helpers/latency-summary.ts'

/** Of 15 connections, the true median lies between the fourth fastest and the fourth slowest with 96 % confidence. */
const connections = 15

check(
  {
    id: 'connectivity/endpoint-placement',
    severity: 'minor',
    title: "the venue's configured entrance is not much further away than its other one",
    prevents: 'Every order takes a detour that a faster competitor does not take.',
    satisfies: ['connectivity/Exchange connectivity (REST and WebSocket)'],
    per: 'venue',
    limits: { detour: 'limits.connectivity.endpoint_detour_ms' },
    validFor: '7d',
    timeoutMs: 120_000,
    remediation: [
      'Swap rest_api_url and secondary_rest_api_url, and measure again from the host that trades.',
      "Ask the venue which entrance lies in the host's region.",
    ],
  },
  async ({ entrances, endpoints, limits, evidence, notAssessed }) => {
    const { rest, secondary } = entrances
    notAssessed(
      secondary === undefined,
      'there is no second entrance to compare the configured one with',
      'set market_connectivity.exchanges.secondary_rest_api_url',
    )

    const [near, far] = [
      await endpoints.connect(rest, connections),
      await endpoints.connect(secondary!.rest, connections),
    ].map(setups =>
      setups.map(({ failure, totalMs }) => (failure === undefined ? totalMs : Infinity)),
    )

    evidence.distribution('configured entrance', near!, { unit: 'ms' })
    evidence.distribution('second entrance', far!, { unit: 'ms' })
    const [mediansMs, otherMs] = [near!, far!].map(times => latencySummary(times).p50.sampleMs)
    const detour = evidence.measure('detour', mediansMs! - otherMs!)
    expect(detour).toBeLessThanOrEqual(limits.detour)
  },
)
