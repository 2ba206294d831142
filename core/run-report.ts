import { z } from 'zod'
import { attestationStates } from './attestation-examination.ts'
import { chartShape } from './chart-shape.ts'
import { checkClasses, severities } from './check.ts'
import type { DeepReadonly } from './deep-readonly.ts'
import { quantilePoints, storedHistogramFormat } from './distribution.ts'
import { basisKinds } from './evidence.ts'
import { outcomes } from './outcome.ts'
import { phases } from './phases.ts'
import { verdicts } from './verdict.ts'
import { waiverStates } from './waiver-examination.ts'

/** Changes whenever a reader of old reports would be misled; additions leave it alone. */
export const runReportSchema = 'market-readiness-report/1'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Digest of a target's software, as its trading system tells it. */
const software = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .describe('Digest of the software that was judged, as the trading system told it.')

const instant = z.iso.datetime().describe('Instant in UTC, ISO 8601.')

const distribution = z.strictObject({
  unit: z.string(),
  count: z.number().int().positive().describe('Number of values, lost ones included.'),
  lost: z.number().int().nonnegative().describe('Values that never came: larger than any.'),
  min: z.number(),
  max: z.number(),
  quantiles: z
    .array(z.strictObject({ share: z.number().positive().max(1), value: z.number() }))
    .max(quantilePoints)
    .describe('Ascending, by nearest rank; the share counts lost values.'),
  against: z
    .array(z.string())
    .describe('Names of the observations of the same result that speak of this sample.'),
  sample: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('SHA-256 of the evidence file in the bundle of the run that holds every value.'),
  histogram: z
    .strictObject({
      format: z.literal(storedHistogramFormat),
      origin: z.number(),
      resolution: z.number().positive(),
      data: z.base64(),
    })
    .optional()
    .describe(
      'The whole sample as an HdrHistogram: a value is origin + recorded value * resolution; lost values are not in it.',
    ),
  independent: z
    .number()
    .positive()
    .optional()
    .describe('As many independent values as the sample is worth, by its autocorrelation.'),
})

const observation = z.strictObject({
  name: z.string(),
  value: z.union([z.number(), z.string(), z.boolean()]),
  unit: z.string().optional(),
  limit: z
    .strictObject({
      path: z.string().describe('Dotted path of the setting that holds the limit.'),
      value: z.number(),
      unit: z.string(),
      bound: z.enum(['max', 'min']),
      basis: z.strictObject({ kind: z.enum(basisKinds), source: z.string() }),
    })
    .optional(),
  distribution: distribution
    .optional()
    .describe('The sample behind it; the value is then its size.'),
  chart: chartShape
    .optional()
    .describe('What is drawn of it; the value is then the number of its points.'),
})

const result = z.strictObject({
  id: z.string().describe('phase/noun of the check.'),
  phase: z.enum(phases),
  class: z.enum(checkClasses),
  severity: z.enum(severities),
  title: z.string(),
  prevents: z.string(),
  satisfies: z.array(z.string()),
  clauses: z.array(z.string()),
  remediation: z.array(z.string()),
  validFor: z.string(),
  limitPaths: z
    .array(z.string())
    .optional()
    .describe('Paths of the limits that it holds measurements to, by its own specification.'),
  dependsOn: z
    .array(z.string())
    .optional()
    .describe('Ids of the checks without which this one cannot hold.'),
  toldThrough: z
    .array(z.string())
    .optional()
    .describe('Ids of the checks without which this one cannot be told, but may fail.'),
  attestable: z
    .literal(true)
    .optional()
    .describe('A person may attest it, by its own specification.'),
  waivable: z.literal(false).optional().describe('Nobody may waive it, by its own specification.'),
  file: z.string().describe('The file of the check, relative to the project.'),
  venue: z.string().optional(),
  fault: z
    .string()
    .optional()
    .describe('The villain under which it ran; absent in an ordinary run.'),
  outcome: z.enum(outcomes),
  reason: z.string().describe('Why it did not pass; empty when it did.'),
  remedy: z.string().optional().describe('What to provide so that it can be assessed.'),
  blocked: z
    .strictObject({
      by: z.string().describe('Id of the check that is to be mended first.'),
      venue: z.string().optional(),
      was: z.enum(['failed', 'inconclusive']).describe('How it ended by itself.'),
      reason: z.string().describe('Why, by itself.'),
    })
    .optional()
    .describe('It is not assessed because something that it depends on did not hold.'),
  attestation: z
    .strictObject({
      statement: z.string().describe('What was done, and what was seen.'),
      author: z.string(),
      approver: z.string(),
      performed: instant,
      until: instant.optional().describe('From then on a pass is stale.'),
      instead: z.string().describe('Why no program looked.'),
    })
    .optional()
    .describe('A person said how it ended: no program looked.'),
  from: z
    .strictObject({
      profile: z.string().describe('Name of the other target.'),
      runId: z.string(),
      bundle: z.string().describe('Name of the folder of its evidence.'),
      manifestSha256: sha256.describe(
        'SHA-256 of the manifest of that bundle; the manifest is kept as evidence of this run.',
      ),
      keyId: sha256.describe('The key that signed it: SHA-256 of its SubjectPublicKeyInfo (DER).'),
      startedAt: instant,
      until: instant
        .optional()
        .describe('From then on a pass is stale; absent for a failure, which holds until a pass.'),
      instead: z.string().describe('Why it was not assessed on this target.'),
    })
    .optional()
    .describe('It was measured on another target with the same software, and taken from there.'),
  waiver: z
    .strictObject({
      kind: z.enum(['failure', 'gap']),
      reason: z.string(),
      approver: z.string(),
      expires: instant,
    })
    .optional()
    .describe('The waiver that forgives this result.'),
  evidence: z.array(observation),
  startedAt: instant.optional(),
  durationMs: z.number().nonnegative(),
})

const phaseSummary = z.strictObject({
  phase: z.enum(phases),
  title: z.string(),
  objective: z.string(),
  counts: z.record(z.enum(outcomes), z.number().int().nonnegative()),
  durationMs: z.number().nonnegative(),
})

const waiver = z.strictObject({
  check: z.string(),
  venue: z.string().optional(),
  kind: z.enum(['failure', 'gap']),
  reason: z.string(),
  author: z.string(),
  approver: z.string(),
  granted: instant,
  expires: instant,
  worst: z
    .record(z.string(), z.number())
    .optional()
    .describe('Worst value forgiven, by the name of the observation.'),
  ticket: z.string().optional(),
  state: z.enum(waiverStates),
  endsWithinDays: z
    .union([z.literal(1), z.literal(7), z.literal(14)])
    .optional()
    .describe('The notice that is due before its expiry.'),
  forgives: z.number().int().nonnegative().describe('Number of results of this run.'),
  why: z.string().describe('Why it was refused, or forgives nothing; empty otherwise.'),
})

const attestation = z.strictObject({
  check: z.string(),
  venue: z.string().optional(),
  result: z.enum(['passed', 'failed']),
  statement: z.string().describe('What was done, and what was seen.'),
  author: z.string(),
  approver: z.string(),
  performed: instant,
  frequency: z.string().describe('How often it must be done again.'),
  ticket: z.string().optional(),
  state: z.enum(attestationStates),
  until: instant.optional().describe('From then on a pass is stale.'),
  staleWithinDays: z
    .union([z.literal(1), z.literal(7), z.literal(14)])
    .optional()
    .describe('The notice that is due before it goes stale.'),
  settles: z.number().int().nonnegative().describe('Number of results of this run.'),
  why: z.string().describe('Why it was refused, or settles nothing; empty otherwise.'),
})

const otherTarget = z.strictObject({
  profile: z.string(),
  keyId: sha256.describe('The key that must have signed its bundles.'),
  software: software
    .optional()
    .describe('Digest that its software must have: that of this target; absent where unknown.'),
  read: z.number().int().nonnegative().describe('Number of bundles that were read.'),
  runs: z
    .array(
      z.strictObject({
        runId: z.string(),
        bundle: z.string(),
        manifestSha256: sha256,
        finishedAt: instant,
        verdict: z.enum(verdicts),
        taken: z.number().int().positive().describe('Number of results taken from it.'),
      }),
    )
    .describe('The runs from which results were taken.'),
  passed: z.number().int().nonnegative().describe('Number of results of this run.'),
  failed: z.number().int().nonnegative().describe('Number of results of this run.'),
  stale: z.number().int().nonnegative().describe('Number of results of this run.'),
  refused: z
    .array(z.strictObject({ id: z.string(), venue: z.string().optional(), why: z.string() }))
    .describe('Results that were not assessed here and were not taken from there.'),
  stopped: z
    .string()
    .describe('Why older runs were not looked at; empty where none could tell more.'),
})

const rerun = z
  .strictObject({
    runId: z.string(),
    verdict: z.enum(verdicts),
    finishedAt: instant,
    results: z
      .array(
        z.strictObject({
          id: z.string(),
          venue: z.string().optional(),
          outcome: z.enum(['failed', 'inconclusive']).describe('How it ended by itself.'),
          reason: z.string(),
        }),
      )
      .describe('What failed or was inconclusive there, and was therefore run again.'),
  })
  .describe('The earlier run of which somebody asked to run again what failed or was inconclusive.')

const shard = z
  .strictObject({
    index: z.number().int().positive(),
    of: z.number().int().positive(),
    run: z.string().describe('The name that all shards of the run share.'),
  })
  .describe('The part of a run that this is: its checks alone, on a machine of their own.')

const target = z
  .strictObject({
    identity: z.string().describe('The same for two runs exactly when the lines below are.'),
    lines: z.array(z.string()).describe('The profile and every address that it judges.'),
    software: software
      .optional()
      .describe(
        'Digest of its software, as its trading system told it at the beginning and at the end of the run; absent where it told none, or two.',
      ),
  })
  .describe('What was judged, as configured: runs of the same target are compared with each other.')

const baseline = z
  .strictObject({
    run: z
      .strictObject({ runId: z.string(), startedAt: instant })
      .optional()
      .describe('The last kept GO of the same target before this run; absent if there is none.'),
    said: z.string().describe('What a reader must be told about it.'),
  })
  .describe('What this run can be compared with.')

/** Everything a run has to say; the reporters turn it into text and add nothing. */
export const RunReport = z.strictObject({
  schema: z.literal(runReportSchema),
  runId: z.string(),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  profile: z.string().describe('Name of the configuration of the target.'),
  configFiles: z.array(z.string()),
  sandbox: z
    .boolean()
    .describe('The target was the embedded sandbox: the run says nothing about a real system.'),
  rehearsal: z
    .literal(true)
    .optional()
    .describe(
      'The trading system is real, its venues are those of a sandbox: the run speaks of its drills alone.',
    ),
  watermark: z.string().describe('Sentence that every output must show; empty on a real target.'),
  warnings: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      'What a reader must be told of the configuration, such as of secrets that travel in clear text; absent where there is nothing.',
    ),
  target: target.optional(),
  baseline: baseline.optional(),
  startedAt: instant,
  finishedAt: instant,
  durationMs: z.number().nonnegative(),
  selection: z.strictObject({
    phases: z.array(z.enum(phases)),
    paths: z.array(z.string()),
    faults: z.array(z.string()).describe('Faults switched on for the whole run.'),
    missingPhases: z
      .array(z.enum(phases))
      .describe(
        'Phases that the profile requires and the selection leaves out, wholly or in part.',
      ),
  }),
  rerunOf: rerun.optional(),
  shard: shard.optional(),
  verdict: z.enum(verdicts),
  overallStatus: z.string().describe("The guide's word for the verdict."),
  exitCode: z.number().int(),
  summaryMessage: z.string(),
  criticalIssues: z.array(z.string()),
  recommendations: z.array(z.string()),
  counts: z.record(z.enum(outcomes), z.number().int().nonnegative()),
  phases: z.array(phaseSummary),
  results: z.array(result),
  problems: z.array(z.string()).describe('Errors outside any check.'),
  waivers: z
    .array(waiver)
    .optional()
    .describe('Every waiver that the profile names, with what became of it.'),
  attestations: z
    .array(attestation)
    .optional()
    .describe('Every attestation that the profile names, with what became of it.'),
  evidenceFrom: z
    .array(otherTarget)
    .optional()
    .describe('Every other target whose evidence the profile lets count, with what became of it.'),
  sweep: z.strictObject({
    swept: z
      .number()
      .int()
      .nonnegative()
      .describe('Orders of this run that were still open at its end and were canceled.'),
    leftOpen: z
      .array(z.string())
      .describe('Orders that may still be open: venue and client order id.'),
  }),
})

export type RunReport = DeepReadonly<z.output<typeof RunReport>>
/** One check against one venue (or the target as a whole), judged. */
export type CheckResult = RunReport['results'][number]
export type RerunOf = NonNullable<RunReport['rerunOf']>
export type WaiverEntry = NonNullable<RunReport['waivers']>[number]
export type OtherTargetEntry = NonNullable<RunReport['evidenceFrom']>[number]
export type AttestationEntry = NonNullable<RunReport['attestations']>[number]
