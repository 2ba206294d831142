import { expect, test } from 'vitest'
import { incompletePhases, select } from '../../sentinel/runner/selection.ts'

const everything = select({ paths: [], phases: [] })

test('files come in the order of the phases, each once', () => {
  const phases = everything.map(({ phase }) => phase)
  expect([...new Set(phases)]).toEqual([
    'deployment',
    'connectivity',
    'strategy',
    'risk',
    'market-data',
    'execution',
  ])
  const twice = select({ paths: ['suites/connectivity', 'suites/connectivity'], phases: [] })
  expect(twice).toEqual(everything.filter(({ phase }) => phase === 'connectivity'))
})

test('a required phase is complete only when all of its checks are selected', () => {
  const one = select({ paths: ['suites/connectivity/venue-clock.check.ts'], phases: [] })
  expect(incompletePhases(['connectivity', 'execution'], everything)).toEqual([])
  expect(incompletePhases(['connectivity', 'execution'], one)).toEqual([
    'connectivity',
    'execution',
  ])
  expect(incompletePhases([], one)).toEqual([])
})

test('a required phase without any check is not complete', () => {
  expect(incompletePhases(['liquidity'], everything)).toEqual(['liquidity'])
})
