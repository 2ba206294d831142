import type { Severity } from '../core/check.ts'
import type { Basis } from '../core/evidence.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Verdict } from '../core/verdict.ts'

/** How a word of the report looks and what it means; the mark spares readers from relying on colour. */
export interface Word {
  readonly label: string
  readonly mark: string
  readonly meaning: string
}

/** The outcomes as every report spells them, in the order in which they are counted. */
export const outcomeWords: Readonly<Record<Outcome, Word>> = {
  passed: {
    label: 'passed',
    mark: '✓',
    meaning: 'its expectations held and evidence was recorded',
  },
  failed: { label: 'failed', mark: '✗', meaning: 'an expectation did not hold' },
  inconclusive: { label: 'inconclusive', mark: '?', meaning: 'it could not tell' },
  'not-assessed': { label: 'not assessed', mark: '–', meaning: 'something it needs is missing' },
  'not-applicable': {
    label: 'not applicable',
    mark: '·',
    meaning: 'the target does not have the thing, by declaration',
  },
  waived: { label: 'waived', mark: '~', meaning: 'failed, under a waiver that is in force' },
  stale: { label: 'stale', mark: '…', meaning: 'what is known of it is older than it may be' },
}

/** What a failure of each severity costs. */
export const severityMeanings: Readonly<Record<Severity, string>> = {
  critical: 'money could be lost, the law broken, or orders left unmanaged',
  major: 'nobody sensible would go live',
  minor: 'fix soon',
  advisory: 'worth knowing, and never counted in the verdict',
}

/** On whose authority a limit stands. */
export const basisLabels: Readonly<Record<Basis['kind'], string>> = {
  guide: 'guide',
  law: 'law',
  standard: 'standard',
  venue: 'rule of the venue',
  default: 'default, not a standard',
}

/** The verdicts as every report shows them. */
export const verdictWords: Readonly<Record<Verdict, Word>> = {
  GO: { label: 'GO', mark: '✓', meaning: 'nothing that was asked for stands in the way' },
  CONDITIONAL: {
    label: 'CONDITIONAL',
    mark: '!',
    meaning: 'ready only for someone who accepts what is listed',
  },
  UNDECIDED: { label: 'UNDECIDED', mark: '?', meaning: 'too little is known to say' },
  'NO-GO': { label: 'NO-GO', mark: '✗', meaning: 'do not trade real money' },
  INTERRUPTED: {
    label: 'INTERRUPTED',
    mark: '■',
    meaning: 'the run was stopped before it could say',
  },
}

/** Whether a verdict stops a release, whoever reads it. */
export const stopsRelease = (verdict: Verdict): boolean =>
  verdict !== 'GO' && verdict !== 'CONDITIONAL'
