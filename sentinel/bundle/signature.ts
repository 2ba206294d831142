import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import {
  manifestFile,
  reportFile,
  signatureFile,
  type BundleManifest,
} from '../../core/bundle-manifest.ts'
import { envelopeIn, isSignedBy, type Envelope } from './dsse.ts'
import { BundleFlaw } from './flaw.ts'
import { textOf } from './hashed-file.ts'
import { jsonIn } from './json-in.ts'
import { keyIdOf, namedKey } from './keys.ts'

/** `vouched`: by the key that was given; `claimed`: by a key that the bundle itself names. */
export type Signature = 'vouched' | 'claimed' | 'none'

interface Signed {
  readonly manifest: BundleManifest
  readonly manifestSha256: string
  /** The key of whoever the reader trusts, if one was given. */
  readonly trusted: KeyObject | undefined
}

/** Holds the signature of a bundle against its manifest, and tells who vouches; throws a `BundleFlaw`. */
export function holdSignature(folder: string, signed: Signed): Signature {
  const { manifest, trusted } = signed
  const { signer, target } = manifest
  if (!signer) {
    if (!trusted) return 'none'
    throw new BundleFlaw(manifestFile, `must be signed by ${keyIdOf(trusted)}, is not signed`)
  }
  if (target.sandbox)
    throw new BundleFlaw(signatureFile, 'must not be there for a run on a sandbox, is')
  const named = namedKey(signer.publicKey)
  if (!named || keyIdOf(named) !== signer.keyId)
    throw new BundleFlaw(manifestFile, 'must name an Ed25519 key by its own id, does not')
  const envelope = read(folder)
  holdKey(envelope, trusted ?? named, trusted ? 'that was given' : 'that the manifest names')
  holdStatement(envelope.payload, signed)
  if (signer.keyId !== envelope.keyId)
    throw new BundleFlaw(manifestFile, 'must name the key that signed it, names another')
  return trusted ? 'vouched' : 'claimed'
}

function read(folder: string): Envelope {
  const text = textOf(folder, signatureFile)
  try {
    return envelopeIn(text)
  } catch (error) {
    throw new BundleFlaw(signatureFile, (error as Error).message)
  }
}

function holdKey(envelope: Envelope, key: KeyObject, which: string): void {
  const due = keyIdOf(key)
  if (envelope.keyId !== due)
    throw new BundleFlaw(
      signatureFile,
      `must be by the key ${which}, ${due}, is by ${envelope.keyId}`,
    )
  if (!isSignedBy(key, envelope))
    throw new BundleFlaw(
      signatureFile,
      `must be signed by the key ${which}, was not, or was altered`,
    )
}

const statement = z.object({
  subject: z.array(
    z.object({
      name: z.string(),
      digest: z.object({ sha256: z.string() }),
      annotations: z.object({ runId: z.string() }).optional(),
    }),
  ),
})

/**
 * The statement names the manifest by its SHA-256. Where it names another one of the same run or the same report, the
 * manifest was rewritten; otherwise the signature was taken from another bundle.
 */
function holdStatement(payload: Buffer, { manifest, manifestSha256 }: Signed): void {
  const subjects = statement.safeParse(jsonIn(payload.toString())).data?.subject ?? []
  const [signed, report] = [manifestFile, reportFile].map(file =>
    subjects.find(({ name }) => name === file),
  )
  if (signed?.digest.sha256 === manifestSha256) return
  const sameRun = signed?.annotations?.runId === manifest.runId
  const listed = manifest.files.find(({ path }) => path === reportFile)
  if (signed && (sameRun || report?.digest.sha256 === listed?.sha256))
    throw new BundleFlaw(
      manifestFile,
      `must have the SHA-256 that was signed, ${signed.digest.sha256}, has another: it was rewritten`,
    )
  throw new BundleFlaw(signatureFile, 'must speak of this manifest, speaks of another')
}
