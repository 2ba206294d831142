import { z } from 'zod'
import type { DeepReadonly } from './deep-readonly.ts'

/** Changes whenever a reader of old bundles would be misled; additions leave it alone. */
export const manifestSchema = 'market-readiness-manifest/1'

/** The run report in a bundle: byte for byte the `readiness.json` of the run. */
export const reportFile = 'readiness.json'
/** Lists every other file of a bundle. */
export const manifestFile = 'manifest.json'
/** The signed statement about the manifest; absent where nobody signed. */
export const signatureFile = 'manifest.sig'
/** Says that single values are gone, and since when; absent in a bundle that has them all. */
export const compactionFile = 'compacted.json'
/** Folder of the evidence files, each named by the SHA-256 of its content. */
export const evidenceFolder = 'evidence'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')

/** Folder of a run in the history: when it began, and its id. */
export const bundleName = z
  .string()
  .regex(
    /^\d{8}T\d{6}Z-[A-Za-z0-9][A-Za-z0-9_-]*$/,
    'must be the name of a bundle such as 20261128T201502Z-r47ece1b0',
  )

const entry = z.looseObject({
  path: z
    .string()
    .regex(
      /^(readiness\.json|evidence\/[0-9a-f]{64})$/,
      'must be readiness.json, or evidence/ and 64 hexadecimal digits',
    ),
  /** What it is: `report`, or a kind of `core/evidence-file.ts`. */
  kind: z.string().min(1),
  /** The observation that it is the evidence of, where it belongs to one. */
  about: z
    .strictObject({
      check: z.string(),
      venue: z.string().optional(),
      fault: z.string().optional(),
      observation: z.string(),
    })
    .optional(),
  length: z.number().int().nonnegative(),
  sha256,
})

/** What a bundle says about itself: its run, its target, its files, and the bundle before it. */
export const BundleManifest = z.looseObject({
  schema: z.literal(manifestSchema),
  runId: z.string().min(1),
  /** Whose readiness was judged; bundles of one target form one chain. */
  target: z.strictObject({ profile: z.string().min(1), sandbox: z.boolean() }),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  createdAt: z.iso.datetime(),
  watermark: z.string(),
  /** The bundle of the target's run before this one; null for the first. */
  previous: z
    .strictObject({ bundle: bundleName, runId: z.string().min(1), manifestSha256: sha256 })
    .nullable(),
  /** The key that signs the manifest; null where nobody does. Proves nothing by itself: anyone can write a key here. */
  signer: z
    .strictObject({
      keyId: sha256,
      publicKey: z.base64().describe('SubjectPublicKeyInfo (DER) of an Ed25519 key.'),
    })
    .nullable(),
  files: z.array(entry).min(1),
  /** SHA-256 of the manifest as it is written without this line, so that a changed manifest gives itself away. */
  digest: sha256,
})

/** Changes whenever a reader of old notes would be misled. */
export const compactionSchema = 'market-readiness-compaction/1'

/** What a bundle says about the evidence that it no longer has: every file of the kind `sample`. */
export const BundleCompaction = z.strictObject({
  schema: z.literal(compactionSchema),
  /** The manifest of the bundle, which still lists what is gone. */
  manifestSha256: sha256,
  compactedAt: z.iso.datetime(),
  /** SHA-256 of the note as it is written without this line. */
  digest: sha256,
})

export type BundleCompaction = DeepReadonly<z.output<typeof BundleCompaction>>
export type BundleManifest = DeepReadonly<z.output<typeof BundleManifest>>
export type BundleEntry = BundleManifest['files'][number]
