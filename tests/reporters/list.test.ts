import { expect, test } from 'vitest'
import { list } from '../../reporters/list.ts'

test('checks are listed by phase, in the order of the phases', () => {
  const text = list([
    {
      id: 'market-data/sequence-continuity',
      severity: 'critical',
      class: 'check',
      title: 'no delta is missing',
      per: 'venue',
    },
    {
      id: 'connectivity/resting-order',
      severity: 'major',
      class: 'trade',
      title: 'a resting order can be canceled',
    },
    {
      id: 'connectivity/keep-alive',
      severity: 'advisory',
      class: 'drill',
      title: 'the stream stays open',
    },
  ])
  expect(text).toMatchInlineSnapshot(`
    "connectivity
      connectivity/resting-order       major     trade  a resting order can be canceled
      connectivity/keep-alive          advisory  drill  the stream stays open

    market-data
      market-data/sequence-continuity  critical  check  no delta is missing, per venue

    3 checks in 2 phases
    "
  `)
})

test('an empty list says so', () => {
  expect(list([])).toBe('No checks.\n')
})

test('a check of no known phase is refused, not left out', () => {
  const stray = {
    id: 'weather/rain',
    severity: 'minor',
    class: 'check',
    title: 'it is dry',
  } as const
  expect(() => list([stray])).toThrow('was weather/rain')
})
