import { globSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { limitAt } from '../../config/limits.ts'
import { loadConfig } from '../../config/load.ts'
import type { Config, LimitPath } from '../../config/schema.ts'
import { faults, type Fault } from '../../sandbox/faults/catalogue.ts'

const root = join(import.meta.dirname, '..', '..')
const catalogue = Object.entries(faults) as [string, Fault][]
const checks = globSync('suites/*/*.{check,trade,drill}.ts', { cwd: root }).map(file =>
  file.replace('suites/', '').replace(/\.\w+\.ts$/, ''),
)

test('every check has a villain', () => {
  const broken = new Set<string>(catalogue.flatMap(([, { breaks = [] }]) => breaks))
  expect(checks.filter(id => !broken.has(id))).toEqual([])
})

test('every fault concerns a check that exists', () => {
  for (const [name, { breaks = [], spares = [] }] of catalogue) {
    const concerned = [...breaks, ...spares]
    expect(concerned, name).not.toEqual([])
    expect(
      concerned.filter(id => !checks.includes(id)),
      name,
    ).toEqual([])
  }
})

describe('numeric villains and their twins', () => {
  let config: Config
  beforeAll(async () => {
    config = (await loadConfig([join(root, 'config/sandbox.toml')])).config
  })

  const numeric = catalogue.filter(([, { magnitude }]) => magnitude !== undefined)
  const villains = numeric.filter(([, { breaks }]) => breaks !== undefined)

  /** How far a magnitude lies beyond its limit: above 1 it breaks it, below 1 it keeps it. */
  function reach({ magnitude }: Fault): number {
    const { path, value, bound } = limitAt(config, magnitude!.limit as LimitPath)
    if (bound === 'max') return magnitude!.value / value
    // A floor in percent is a ceiling on what is missing from 100.
    return path.endsWith('_pct')
      ? (100 - magnitude!.value) / (100 - value)
      : value / magnitude!.value
  }

  /** A limit that counts whole things has no value between itself and the next. */
  const wholeSteps = new Set(['late-candles', 'late-candles-twin'])

  test.for(numeric)('%s lies just beyond its limit, or just within it', ([name, fault]) => {
    const far = reach(fault)
    if (fault.breaks) {
      expect(far).toBeGreaterThan(1)
      if (!wholeSteps.has(name)) expect(far).toBeLessThanOrEqual(1.2 + 1e-9)
    } else {
      expect(far).toBeLessThan(1)
      if (!wholeSteps.has(name)) expect(far).toBeGreaterThanOrEqual(0.8 - 1e-9)
    }
  })

  test.for(villains)('%s has a twin for the same checks and the same limit', ([name, villain]) => {
    const twin = catalogue.find(([other]) => other === `${name}-twin`)?.[1]
    expect(twin?.spares).toEqual(villain.breaks)
    expect(twin?.magnitude?.limit).toBe(villain.magnitude?.limit)
  })
})
