import { check, expect } from '../../fixtures/check.ts'
import { certificateFindings } from '../../helpers/certificate-findings.ts'

check(
  {
    id: 'connectivity/certificate',
    severity: 'critical',
    title:
      'every entrance of the venue shows a certificate that is trusted, its own, and not about to expire',
    prevents: 'Orders and keys are handed to somebody who only claims to be the venue.',
    satisfies: [
      'connectivity/Authentication and authorization',
      'connectivity/Exchange connectivity (REST and WebSocket)',
    ],
    per: 'venue',
    limits: { left: 'limits.connectivity.certificate_days' },
    dependsOn: ['connectivity/name-resolution'],
    toldThrough: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Where it is about to expire, have its operator renew it before going live.',
      'Where it is not trusted, send no key through this path until it is known who ends the encryption: a proxy, or the venue.',
      'Where it names another host, compare the configured host with the one that the venue documents.',
    ],
  },
  async ({ entrances, endpoints, limits, evidence, notAssessed }) => {
    notAssessed(
      entrances.local.length > 0,
      `${entrances.local.join(' and ')} is on this machine and has no TLS, so the venue's certificate is not seen`,
      "configure the venue's own https and wss addresses",
    )

    const presented = await Promise.all(
      entrances.all.map(async url => ({ url, certificate: await endpoints.certificate(url) })),
    )

    const findings = certificateFindings(presented)
    evidence.record('entrances', presented.length)
    evidence.record('issuers', presented.map(each => each.certificate?.issuer).join('; '))
    evidence.record('findings', findings.join('; ') || 'none')
    const daysLeft = presented.map(({ certificate }) => certificate?.daysLeft ?? 0)
    const left = evidence.measure('left', Math.min(...daysLeft))
    expect(findings).toEqual([])
    expect(left).toBeGreaterThanOrEqual(limits.left)
  },
)
