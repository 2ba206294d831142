import { expect, test } from 'vitest'
import { certificateFindings } from '../../helpers/certificate-findings.ts'

const url = 'https://venue.example'
const good = { trusted: true, matchesHost: true, subject: 'CN=venue.example' }

const found = (certificate: Parameters<typeof certificateFindings>[0][number]['certificate']) =>
  certificateFindings([{ url, certificate }])

test('a trusted certificate of the host has no finding', () => {
  expect(found(good)).toEqual([])
})

test.for([
  ['no certificate at all', undefined, /must be encrypted, is not/],
  [
    'an issuer that nobody trusts',
    { ...good, trusted: false, distrust: 'self-signed certificate' },
    /must be trusted, was not: self-signed certificate/,
  ],
  ['distrust without a reason', { ...good, trusted: false }, /no reason was given/],
  [
    'a certificate of another host',
    { ...good, matchesHost: false, subject: 'CN=other.example' },
    /must show a certificate of its host, was of CN=other\.example/,
  ],
] as const)('%s is found', ([, certificate, words]) => {
  expect(found(certificate)).toEqual([expect.stringMatching(words)])
})

test('each entrance is judged by itself', () => {
  const presented = [
    { url, certificate: good },
    { url: 'wss://streams.example', certificate: undefined },
  ]

  expect(certificateFindings(presented)).toEqual([
    'wss://streams.example must be encrypted, is not',
  ])
})
