import { printable } from '../../../reporters/terminal/printable.ts'
import { BundleFlaw } from '../../bundle/flaw.ts'
import { statementOf } from '../../bundle/statement.ts'
import { verifyBundle } from '../../bundle/verify.ts'
import { UsageError } from '../../usage-error.ts'
import { bundlesOf } from '../bundle-argument.ts'
import type { Action } from '../command.ts'
import { alteredBundle } from './verify.ts'

/** Prints the in-toto statement of a bundle; one that is not intact is not exported. */
export const exportBundle: Action = async typed => {
  const format = typed.text('format') ?? 'in-toto'
  if (format !== 'in-toto') throw new UsageError(`--format must be in-toto, was ${format}`)
  const [folder = '', ...others] = bundlesOf(typed)
  if (others.length > 0)
    throw new UsageError(`one bundle is exported at a time, were ${others.length + 1}`)
  try {
    const statement = statementOf(verifyBundle(folder))
    process.stdout.write(`${JSON.stringify(statement, undefined, 2)}\n`)
    return await Promise.resolve(0)
  } catch (error) {
    if (!(error instanceof BundleFlaw)) throw error
    process.stderr.write(`${folder}: NOT INTACT, so not exported\n  ${printable(error.message)}\n`)
    return alteredBundle
  }
}
