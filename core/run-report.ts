import { z } from 'zod'
import { checkClasses, severities } from './check.ts'
import { quantilePoints } from './distribution.ts'
import { basisKinds } from './evidence.ts'
import { outcomes } from './outcome.ts'
import { phases } from './phases.ts'
import { verdicts } from './verdict.ts'

/** Changes whenever a reader of old reports would be misled; additions leave it alone. */
export const runReportSchema = 'market-readiness-report/1'

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
  file: z.string().describe('The file of the check, relative to the project.'),
  venue: z.string().optional(),
  fault: z
    .string()
    .optional()
    .describe('The villain under which it ran; absent in an ordinary run.'),
  outcome: z.enum(outcomes),
  reason: z.string().describe('Why it did not pass; empty when it did.'),
  remedy: z.string().optional().describe('What to provide so that it can be assessed.'),
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
  watermark: z.string().describe('Sentence that every output must show; empty on a real target.'),
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

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

export type RunReport = DeepReadonly<z.output<typeof RunReport>>
/** One check against one venue (or the target as a whole), judged. */
export type CheckResult = RunReport['results'][number]
export type PhaseSummary = RunReport['phases'][number]
