import { interruption } from '../../runner/interruption.ts'
import type { Action } from '../command.ts'
import { configurationOf } from '../configuration.ts'

/** Runs the selected checks and exits with the verdict. */
export const validate: Action = async typed => {
  const loaded = await configurationOf(typed)
  const selection = { paths: typed.paths, phases: typed.texts('phase') }
  if (typed.flag('list')) {
    const { listChecks } = await import('../../runner/list.ts')
    process.stdout.write(await listChecks(loaded, selection))
    return 0
  }
  const interrupt = interruption()
  const { run } = await import('../../runner/run.ts')
  const report = await run(
    loaded,
    { ...selection, faults: typed.texts('fault'), output: typed.text('output') ?? 'reports' },
    interrupt,
  )
  return typed.flag('report-only') ? 0 : report.exitCode
}
