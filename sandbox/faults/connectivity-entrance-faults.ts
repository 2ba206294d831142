import type { Fault } from './fault.ts'

/** Faults of the way to the venue: names, connections and certificates. */
export const connectivityEntranceFaults = {
  'slow-connect': {
    description: 'every new connection waits before its TLS handshake',
    breaks: ['connectivity/connection-setup'],
    magnitude: { value: 590, limit: 'limits.connectivity.connect_p95_ms' },
  },
  'slow-connect-twin': {
    description: 'every new connection waits before its TLS handshake, within the limit',
    spares: ['connectivity/connection-setup'],
    magnitude: { value: 405, limit: 'limits.connectivity.connect_p95_ms' },
  },
  'distant-primary': {
    description: 'the primary entrance is further away than the secondary one',
    breaks: ['connectivity/endpoint-placement'],
    magnitude: { value: 176, limit: 'limits.connectivity.endpoint_detour_ms' },
  },
  'distant-primary-twin': {
    description: 'the primary entrance is a little further away than the secondary one',
    spares: ['connectivity/endpoint-placement'],
    magnitude: { value: 123, limit: 'limits.connectivity.endpoint_detour_ms' },
  },
  'dead-secondary': {
    description: 'the secondary entrance takes connections and answers nothing',
    breaks: ['connectivity/secondary-endpoint'],
  },
  'expiring-certificate': {
    description: 'the certificate expires in some days',
    breaks: ['connectivity/certificate'],
    magnitude: { value: 5.9, limit: 'limits.connectivity.certificate_days' },
  },
  'expiring-certificate-twin': {
    description: 'the certificate expires in some days, a little later than the limit',
    spares: ['connectivity/certificate'],
    magnitude: { value: 8.4, limit: 'limits.connectivity.certificate_days' },
  },
  'wrong-name-certificate': {
    description: 'the certificate is for another host',
    breaks: ['connectivity/certificate', 'connectivity/secondary-endpoint'],
  },
  'old-tls': {
    description: 'TLS 1.0 and 1.1 are spoken with whoever asks for them',
    breaks: ['connectivity/tls-protocol'],
  },
  'slow-names': {
    description: 'the name server takes its time',
    breaks: ['connectivity/name-resolution'],
    magnitude: { value: 470, limit: 'limits.connectivity.name_resolution_p95_ms' },
  },
  'slow-names-twin': {
    description: 'the name server takes its time, within the limit',
    spares: ['connectivity/name-resolution'],
    magnitude: { value: 325, limit: 'limits.connectivity.name_resolution_p95_ms' },
  },
  'dead-address': {
    description: 'one of the addresses behind a host name takes no connections',
    breaks: ['connectivity/name-resolution'],
  },
} as const satisfies Record<string, Fault>
