import { check, expect } from '../../fixtures/check.ts'
import { latencySummary } from '../../helpers/latency-summary.ts'
import { setupTimesMs } from '../../helpers/setup-times.ts'

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

    // In turns, so that whatever else this host is busy with slows both alike.
    const configuredMs: number[] = []
    const secondMs: number[] = []
    for (let turn = 0; turn < connections; turn++) {
      configuredMs.push(...setupTimesMs(await endpoints.connect(rest, 1)))
      secondMs.push(...setupTimesMs(await endpoints.connect(secondary!.rest, 1)))
    }

    evidence.distribution('configured entrance', configuredMs, { unit: 'ms' })
    evidence.distribution('second entrance', secondMs, { unit: 'ms' })
    const [configured, second] = [configuredMs, secondMs].map(latencySummary)
    const detour = evidence.measure('detour', configured!.p50.sampleMs - second!.p50.sampleMs)
    expect(detour).toBeLessThanOrEqual(limits.detour)
  },
)
