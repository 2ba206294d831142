import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLoopback } from '../../clients/loopback.ts'

const byte = fc.nat(255)

test.for([
  'localhost',
  'LOCALHOST.',
  '127.0.0.1',
  '127.255.255.254',
  '::1',
  '[::1]',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:7f12:1',
])('%s is loopback', host => {
  expect(isLoopback(host)).toBe(true)
})

test.for([
  '',
  '0.0.0.0',
  '::',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.0.0.1.example.com',
  'localhost.example.com',
  'notlocalhost',
  '::2',
  '::ffff:10.0.0.1',
  '::127.0.0.1',
  '10.0.0.1',
  'api.binance.com',
])('%j is not', host => {
  expect(isLoopback(host)).toBe(false)
})

test('an IPv4 address is loopback exactly when it begins with 127, also when written as IPv6', () => {
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte, byte), ([first, ...rest]) => {
      const address = [first, ...rest].join('.')
      expect(isLoopback(address)).toBe(first === 127)
      expect(isLoopback(`::ffff:${address}`)).toBe(first === 127)
      expect(isLoopback(`127.${rest.join('.')}`)).toBe(true)
    }),
  )
})

test('no public name is loopback', () => {
  fc.assert(fc.property(fc.domain(), name => !isLoopback(name)))
})
