import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../core/outcome.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { judgeOf } from '../../sentinel/runner/villain-verdict.ts'

const catalogue = {
  'slow-rest': { description: '', breaks: ['connectivity/rest-latency'] },
  'slow-rest-twin': { description: '', spares: ['connectivity/rest-latency'] },
  'hanging-rest': { description: '', touches: ['connectivity/rest-latency'] },
  'tick-change': { description: '', breaks: ['connectivity/instrument-metadata'] },
}

interface Case {
  readonly fault?: string
  readonly outcome: Outcome
  readonly venue?: string
}

const resultOf = ({ fault, outcome, venue = 'binance' }: Case): CheckResult => ({
  id: 'connectivity/rest-latency',
  phase: 'connectivity',
  class: 'check',
  severity: 'major',
  title: '',
  prevents: '',
  satisfies: [],
  clauses: [],
  remediation: [],
  validFor: '1d',
  file: '',
  venue,
  ...(fault && { fault }),
  outcome,
  reason: '',
  evidence: [],
  durationMs: 0,
})

describe('a case of a villains run', () => {
  test.for<[Case, role: string, surprising: boolean]>([
    [{ outcome: 'passed' }, 'healthy', false],
    [{ outcome: 'inconclusive' }, 'healthy', true],
    [{ fault: 'slow-rest', outcome: 'failed' }, 'villain', false],
    [{ fault: 'slow-rest', outcome: 'passed' }, 'villain', true],
    [{ fault: 'slow-rest', outcome: 'inconclusive' }, 'villain', true],
    [{ fault: 'slow-rest', outcome: 'not-applicable' }, 'villain', true],
    [{ fault: 'slow-rest-twin', outcome: 'passed' }, 'twin', false],
    [{ fault: 'slow-rest-twin', outcome: 'failed' }, 'twin', true],
    [{ fault: 'tick-change', outcome: 'inconclusive' }, 'bystander', false],
    [{ fault: 'tick-change', outcome: 'failed' }, 'bystander', true],
    [{ fault: 'hanging-rest', outcome: 'failed' }, 'bystander', false],
  ])('%o is a %s, and surprises: %s', ([one, role, surprising]) => {
    const verdict = judgeOf(catalogue)(resultOf(one))

    expect(verdict.role).toBe(role)
    expect(verdict.surprise !== '').toBe(surprising)
  })

  test('does not apply where the healthy venue does not have the thing, and only there', () => {
    const judge = judgeOf(catalogue)
    judge(resultOf({ outcome: 'not-applicable', venue: 'kraken' }))

    const here = judge(resultOf({ fault: 'slow-rest', outcome: 'not-applicable', venue: 'kraken' }))
    const elsewhere = judge(resultOf({ fault: 'slow-rest', outcome: 'not-applicable' }))

    expect(here).toMatchObject({ role: 'inapplicable', surprise: '' })
    expect(elsewhere).toMatchObject({ role: 'villain' })
    expect(elsewhere.surprise).toContain('must fail')
  })
})
