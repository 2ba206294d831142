import { expect, test } from 'vitest'
import { outdatedProtocols } from '../../helpers/outdated-protocols.ts'

const url = 'https://venue.example'

test.for([
  [['TLSv1.2', 'TLSv1.3'], []],
  [['TLSv1.3'], []],
  [
    ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
    [`${url} must refuse what is older than TLS 1.2, accepts TLSv1 and TLSv1.1`],
  ],
  [['SSLv3'], [`${url} must refuse what is older than TLS 1.2, accepts SSLv3`]],
] as const)('of an entrance that accepts %j, %j is found', ([accepted, findings]) => {
  expect(outdatedProtocols([{ url, protocols: { accepted } }])).toEqual(findings)
})

test('an entrance without TLS is found', () => {
  expect(outdatedProtocols([{ url, protocols: undefined }])).toEqual([
    `${url} must be encrypted, is not`,
  ])
})
