import type { Fault } from './fault.ts'

/** Faults of what the venue makes of a key: who may use it, from where, and for how much. */
export const connectivityKeyFaults = {
  'revoked-key': {
    description: 'the API key is no longer known',
    breaks: ['connectivity/signed-call'],
  },
  'unverified-signature': {
    description: 'signatures are not verified, not even whether there is one',
    breaks: ['connectivity/forged-signature'],
  },
  'unchecked-timestamp': {
    description: 'the age of a signed request is not checked',
    breaks: ['connectivity/stale-timestamp'],
  },
  'unrestricted-key': {
    description: 'the API key may be used from any address',
    breaks: ['connectivity/ip-allow-list'],
  },
  'raised-fees': {
    description: 'the account pays higher fees than it used to (basis points more)',
    breaks: ['connectivity/fee-schedule'],
    magnitude: { value: 1.2, limit: 'limits.connectivity.fee_difference_bps' },
  },
  'raised-fees-twin': {
    description: 'the account pays slightly higher fees than it used to (basis points more)',
    spares: ['connectivity/fee-schedule'],
    magnitude: { value: 0.8, limit: 'limits.connectivity.fee_difference_bps' },
  },
} as const satisfies Record<string, Fault>
