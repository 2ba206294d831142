import { planText } from '../../../reporters/plan.ts'
import type { Action } from '../command.ts'
import { configurationOf } from '../configuration.ts'

/** Prints what a run would send, and sends nothing. */
export const plan: Action = async typed => {
  const loaded = await configurationOf(typed)
  const { planOf } = await import('../../runner/plan.ts')
  const planned = await planOf(loaded, { paths: typed.paths, phases: typed.texts('phase') })
  process.stdout.write(
    typed.flag('json') ? `${JSON.stringify(planned, undefined, 2)}\n` : planText(planned),
  )
  return 0
}
