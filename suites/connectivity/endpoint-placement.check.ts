import { check, expect } from '../../fixtures/check.ts'
import { medianDetourMs, setupTimesMs } from '../../helpers/setup-times.ts'

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
    dependsOn: ['connectivity/name-resolution'],
    toldThrough: ['connectivity/rest-availability'],
    validFor: '7d',
    timeoutMs: 120_000,
    remediation: [
      'Swap rest_api_url and secondary_rest_api_url, and measure again from the host that trades.',
      "Ask the venue which entrance lies in the host's region.",
    ],
  },
  async ({ entrances, endpoints, inTurns, limits, evidence, notAssessed }) => {
    const { rest, secondary } = entrances
    notAssessed(
      secondary === undefined,
      'there is no second entrance to compare the configured one with',
      'set market_connectivity.exchanges.secondary_rest_api_url',
    )

    const [configured, second] = await inTurns(
      connections,
      () => endpoints.connect(rest, 1),
      () => endpoints.connect(secondary!.rest, 1),
    )

    const configuredMs = setupTimesMs(configured.flat())
    const secondMs = setupTimesMs(second.flat())
    evidence.distribution('configured entrance', configuredMs, { unit: 'ms' })
    evidence.distribution('second entrance', secondMs, { unit: 'ms' })
    const detour = evidence.measure('detour', medianDetourMs(configuredMs, secondMs))
    expect(detour).toBeLessThanOrEqual(limits.detour)
  },
)
