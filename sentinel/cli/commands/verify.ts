import type { KeyObject } from 'node:crypto'
import { printable } from '../../../reporters/terminal/printable.ts'
import { verificationText } from '../../../reporters/verification.ts'
import { BundleFlaw } from '../../bundle/flaw.ts'
import { verifyBundle } from '../../bundle/verify.ts'
import { bundlesOf, trustedKey } from '../bundle-argument.ts'
import type { Action } from '../command.ts'

/** Exit code of a bundle that is not as it was written. */
export const alteredBundle = 20

/** What `verify` exits with: the worst that it found, worst last. */
const codes = { vouched: 0, unvouched: 10, unreadable: 30, altered: alteredBundle } as const
type Finding = keyof typeof codes

/** Says of each bundle whether it is as it was written, and names the first file that is not. */
export const verify: Action = async typed => {
  const trusted = trustedKey(typed)
  const findings = bundlesOf(typed).map(folder => findingOf(folder, trusted))
  const worst = (Object.keys(codes) as Finding[]).findLast(finding => findings.includes(finding))
  return Promise.resolve(codes[worst!])
}

function findingOf(folder: string, trusted: KeyObject | undefined): Finding {
  try {
    const verified = verifyBundle(folder, trusted)
    process.stdout.write(verificationText(folder, verified))
    // Nobody vouches for what a compaction let go of.
    return verified.signature === 'vouched' && !verified.compaction ? 'vouched' : 'unvouched'
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const altered = error instanceof BundleFlaw
    const said = altered ? 'NOT INTACT' : 'could not be read'
    // The name of a surplus file is not ours.
    process.stdout.write(`${folder}: ${said}\n  ${printable(message)}\n`)
    return altered ? 'altered' : 'unreadable'
  }
}
