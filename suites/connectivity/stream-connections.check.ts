import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/stream-connections',
    severity: 'major',
    title: 'the venue keeps as many stream connections open as are needed at once',
    prevents: 'The connection that carries the fills is refused, or pushes another one out.',
    satisfies: [
      'connectivity/WebSocket and REST API testing',
      'connectivity/Data feeds operational',
    ],
    per: 'venue',
    limits: { connections: 'limits.connectivity.stream_connections' },
    dependsOn: ['connectivity/stream-start'],
    validFor: '7d',
    timeoutMs: 120_000,
    remediation: [
      'Find out which programs share the address, and close the connections that nobody reads.',
      'Carry more symbols on each connection, or ask the venue for a higher limit.',
    ],
  },
  async ({ venue, feed, sampling, limits, evidence, inconclusive }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const { asked, alive, failures } = await feed.connections(
      limits.connections,
      sampling.observationMs,
    )

    evidence.record('asked for', asked)
    evidence.record('failures', failures.join('; ') || 'none')
    const connections = evidence.measure('connections', alive)
    expect(connections).toBeGreaterThanOrEqual(limits.connections)
  },
)
