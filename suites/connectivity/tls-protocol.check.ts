import { check, expect } from '../../fixtures/check.ts'
import { outdatedProtocols } from '../../helpers/outdated-protocols.ts'

check(
  {
    id: 'connectivity/tls-protocol',
    severity: 'major',
    title: 'no entrance of the venue speaks a version of TLS older than 1.2',
    prevents: 'Somebody on the path talks both sides down to encryption that can be broken.',
    satisfies: ['connectivity/Exchange connectivity (REST and WebSocket)'],
    clauses: ['RFC 8996', 'NIST SP 800-52 Rev. 2'],
    per: 'venue',
    dependsOn: ['connectivity/name-resolution'],
    toldThrough: ['connectivity/rest-availability'],
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Let the trading system refuse anything older than TLS 1.2 itself.',
      'Report to the venue, or to the operator of the proxy in between, what it still accepts.',
    ],
  },
  async ({ entrances, endpoints, evidence, notAssessed }) => {
    notAssessed(
      entrances.local.length > 0,
      `${entrances.local.join(' and ')} is on this machine and has no TLS, so the venue's is not seen`,
      "configure the venue's own https and wss addresses",
    )

    const spoken = await Promise.all(
      entrances.all.map(async url => ({ url, protocols: await endpoints.protocols(url) })),
    )

    const findings = outdatedProtocols(spoken)
    const accepted = new Set(spoken.flatMap(({ protocols }) => protocols?.accepted ?? []))
    evidence.record('entrances', spoken.length)
    evidence.record('versions accepted', [...accepted].toSorted().join(' ') || 'none')
    evidence.record('findings', findings.join('; ') || 'none')
    expect(findings).toEqual([])
  },
)
