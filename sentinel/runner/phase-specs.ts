import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { phases, type Phase, type PhaseSpec } from '../../core/phases.ts'
import { installation } from '../installation.ts'

/** What each phase of this program says about itself. */
export async function phaseSpecs(): Promise<ReadonlyMap<Phase, PhaseSpec>> {
  const files = phases.map(phase => ({
    phase,
    file: join(installation, 'suites', phase, `phase${extname(import.meta.url)}`),
  }))
  const loaded = await Promise.all(
    files
      .filter(({ file }) => existsSync(file))
      .map(async ({ phase, file }) => {
        const module = (await import(pathToFileURL(file).href)) as { phase: PhaseSpec }
        return [phase, module.phase] as const
      }),
  )
  return new Map(loaded)
}
