import type { SecureContextOptions } from 'node:tls'
import type { CertificateAuthority, CertificateWish, Identity } from '../certificates/authority.ts'
import type { ActiveFaults } from './venue.ts'

/** What the venues' servers show of themselves now, with the faults that spoil it. */
export interface EntranceIdentity {
  /** The same object as before unless something has changed. */
  now(): Promise<SecureContextOptions>
}

const healthyDays = 60
/** A certificate in use is replaced long before its age could be mistaken for a fault. */
const renewedAfterMs = 1_800_000

const ownNames: CertificateWish['names'] = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
]
const otherNames: CertificateWish['names'] = [{ type: 'dns', value: 'venue.example' }]

/** Certificates of one authority, issued when they are first shown and shown by all venues alike. */
export function entranceIdentity(
  authority: CertificateAuthority,
  faults: ActiveFaults,
): EntranceIdentity {
  const issued = new Map<string, { readonly atMs: number; readonly options: Promise<Shown> }>()
  return {
    now() {
      const days = faults.magnitude('expiring-certificate', 'expiring-certificate-twin')
      const misnamed = faults.has('wrong-name-certificate')
      const speaksOld = faults.has('old-tls')
      const key = [days, misnamed, speaksOld].join(' ')
      const known = issued.get(key)
      if (known && performance.now() - known.atMs < renewedAfterMs) return known.options
      const wish = { names: misnamed ? otherNames : ownNames, days: days ?? healthyDays }
      const options = authority.issue(wish).then(identity => shown(identity, speaksOld))
      issued.set(key, { atMs: performance.now(), options })
      return options
    },
  }
}

type Shown = SecureContextOptions

/** OpenSSL speaks the versions before 1.2 at its security level 0 only. */
const oldVersions = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const

const shown = (identity: Identity, speaksOld: boolean): Shown => ({
  ...identity,
  ...(speaksOld ? oldVersions : { minVersion: 'TLSv1.2' }),
})
