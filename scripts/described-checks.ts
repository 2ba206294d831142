import { join, relative } from 'node:path'
import { limitAt } from '../config/limits.ts'
import { loadConfig } from '../config/load.ts'
import { Config, type LimitPath } from '../config/schema.ts'
import type { CheckClass, CheckSpec } from '../core/check.ts'
import type { Limit } from '../core/evidence.ts'
import { phases } from '../core/phases.ts'
import { faults, type Fault } from '../sandbox/faults/catalogue.ts'
import { installation } from '../sentinel/installation.ts'
import { findChecks, nowhere } from '../sentinel/runner/list.ts'
import { select } from '../sentinel/runner/selection.ts'

/** Everything that is known of a check without running it. */
export interface DescribedCheck {
  readonly spec: CheckSpec
  readonly class: CheckClass
  /** Path in the repository. */
  readonly file: string
  /** Its limits as they are where nobody configures them. */
  readonly limits: readonly Limit[]
  /** The faults of the sandbox under which it must fail. */
  readonly villains: readonly NamedFault[]
  /** The faults just within its limits, under which it must pass. */
  readonly twins: readonly NamedFault[]
}

/** A fault of the sandbox, with the limit that it lies beside as the sandbox's own profile sets it. */
export interface NamedFault {
  readonly name: string
  readonly description: string
  readonly magnitude?: { readonly value: number; readonly limit: Limit }
}

/** Every check of this program, in the order of phases and ids; loads their files and runs none of them. */
export async function describedChecks(): Promise<readonly DescribedCheck[]> {
  const defaults = Config.parse({})
  const { config: sandbox } = await loadConfig([join(installation, 'config/sandbox.toml')])
  const found = await findChecks(defaults, select({ paths: ['suites'], phases: [] }), nowhere)
  const described = found.map(({ file, meta }) => {
    const spec = meta.check!
    return {
      spec,
      class: file.class,
      file: relative(installation, file.path),
      limits: Object.values(spec.limits ?? {}).map(path => limitAt(defaults, path as LimitPath)),
      villains: faultsWhere(({ breaks }) => breaks?.includes(spec.id), sandbox),
      twins: faultsWhere(({ spares }) => spares?.includes(spec.id), sandbox),
    }
  })
  return phases.flatMap(phase =>
    described
      .filter(({ spec }) => spec.id.startsWith(`${phase}/`))
      .toSorted((one, other) => (one.spec.id < other.spec.id ? -1 : 1)),
  )
}

function faultsWhere(
  concerned: (fault: Fault) => boolean | undefined,
  sandbox: Config,
): readonly NamedFault[] {
  return Object.entries<Fault>(faults)
    .filter(([, fault]) => concerned(fault))
    .map(([name, { description, magnitude }]) => ({
      name,
      description,
      ...(magnitude && {
        magnitude: {
          value: magnitude.value,
          limit: limitAt(sandbox, magnitude.limit as LimitPath),
        },
      }),
    }))
}
