import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer } from 'node:tls'
import { expect, test } from 'vitest'
import { createAuthority, type CertificateWish } from '../../sandbox/certificates/authority.ts'
import { listenOnPort } from '../../sandbox/loopback.ts'

const localhost: CertificateWish['names'] = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
]

/** What a client that trusts the authority says of a server with such a certificate, when it meant to reach the host. */
async function judgedAs(host: string, names: CertificateWish['names']): Promise<string> {
  const authority = await createAuthority()
  const server = createServer(await authority.issue({ names, days: 1 }))
  const port = await listenOnPort(server, 0)
  const socket = connect({
    port,
    host: '127.0.0.1',
    ...(host !== '127.0.0.1' && { servername: host }),
    ca: authority.pem,
  })
  const verdict = await once(socket, 'secureConnect').then(
    () => 'trusted',
    ({ message }: Error) => message,
  )
  socket.destroy()
  server.close()
  return verdict
}

test.for(['localhost', '127.0.0.1'])('it vouches for %s', async host => {
  expect(await judgedAs(host, localhost)).toBe('trusted')
})

test('who trusts it does not trust it with a host of the internet', async () => {
  expect(await judgedAs('bank.test', [{ type: 'dns', value: 'bank.test' }])).toBe(
    'permitted subtree violation',
  )
})

test('who trusts it does not trust it with an address of the internet', async () => {
  expect(await judgedAs('localhost', [...localhost, { type: 'ip', value: '192.0.2.1' }])).toBe(
    'permitted subtree violation',
  )
})

test('a certificate for another host is trusted, and is for another host', async () => {
  expect(await judgedAs('localhost', [{ type: 'dns', value: 'venue.example' }])).toMatch(
    /not in the cert's altnames/,
  )
})

test('what it publishes holds no key, and outlives a long session', async () => {
  const { pem } = await createAuthority()
  const certificate = new X509Certificate(pem)

  expect(pem).not.toContain('PRIVATE')
  expect(certificate.ca).toBe(true)
  expect(certificate.validToDate.getTime() - Date.now()).toBeGreaterThan(30 * 86_400_000)
  expect(certificate.validFromDate.getTime()).toBeLessThan(Date.now())
})

test('two sandboxes do not vouch for each other', async () => {
  const [one, other] = await Promise.all([createAuthority(), createAuthority()])
  const { cert } = await one.issue({ names: localhost, days: 1 })
  const publicKeyOf = (pem: string) => new X509Certificate(pem).publicKey

  expect(new X509Certificate(cert).verify(publicKeyOf(one.pem))).toBe(true)
  expect(new X509Certificate(cert).verify(publicKeyOf(other.pem))).toBe(false)
})
