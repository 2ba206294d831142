import { KeyObject, type webcrypto } from 'node:crypto'
import type { Extension, JsonGeneralNames, X509Certificate } from '@peculiar/x509'
import { nameConstraints, nameConstraintsOid } from './name-constraints.ts'

/** What a TLS server shows and proves that it is. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

/** What a certificate is to say. */
export interface CertificateWish {
  readonly names: JsonGeneralNames
  /** Until it expires. */
  readonly days: number
}

/** The sandbox's own authority; its keys exist in this process only and end with it. */
export interface CertificateAuthority {
  /** Its certificate, as PEM: whoever trusts it trusts the sandbox's venues. */
  readonly pem: string
  issue(wish: CertificateWish): Promise<Identity>
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const authorityName = 'CN=Market Readiness Sandbox Authority'
const authorityDays = 365
const dayMs = 86_400_000
/** Clocks of other machines and containers may lag behind ours. */
const startsAgoMs = 3_600_000

/** Makes a fresh authority. The library is loaded here: a sandbox without TLS does not wait for it. */
export async function createAuthority(): Promise<CertificateAuthority> {
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  const makeKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const [ownKeys, venueKeys] = await Promise.all([makeKeys(), makeKeys()])
  const { KeyUsageFlags } = x509
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    name: authorityName,
    keys: ownKeys,
    signingAlgorithm: algorithm,
    ...validFor(authorityDays),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new x509.Extension(nameConstraintsOid, true, nameConstraints()),
      await x509.SubjectKeyIdentifierExtension.create(ownKeys.publicKey),
    ],
  })
  const venueExtensions: readonly Extension[] = [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    await x509.AuthorityKeyIdentifierExtension.create(ownKeys.publicKey),
    await x509.SubjectKeyIdentifierExtension.create(venueKeys.publicKey),
  ]
  const key = pemOf(venueKeys.privateKey)
  return {
    pem: pemText(own),
    async issue({ names, days }) {
      const certificate = await x509.X509CertificateGenerator.create({
        subject: `CN=${names[0]?.value}`,
        issuer: own.subject,
        signingKey: ownKeys.privateKey,
        publicKey: venueKeys.publicKey,
        signingAlgorithm: algorithm,
        ...validFor(days),
        extensions: [...venueExtensions, new x509.SubjectAlternativeNameExtension(names)],
      })
      return { cert: pemText(certificate), key }
    },
  }
}

const validFor = (days: number) => ({
  notBefore: new Date(Date.now() - startsAgoMs),
  notAfter: new Date(Date.now() + days * dayMs),
})

const pemText = (certificate: X509Certificate): string => `${certificate.toString('pem')}\n`

const pemOf = (key: webcrypto.CryptoKey): string =>
  KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString()
