import { z } from 'zod'
import { basisKinds, type Basis, type Limit } from '../core/evidence.ts'
import { schemaAt } from './schema-walk.ts'
import { Settings, type Config, type LimitPath } from './schema.ts'
import { valueAt } from './toml-table.ts'

const LimitMeta = z.object({
  unit: z.string(),
  bound: z.enum(['max', 'min']),
  basis: z.object({ kind: z.enum(basisKinds), source: z.string() }),
})

/** A configured limit with its unit, its direction and where it comes from. */
export function limitAt(config: Config, path: LimitPath): Limit {
  const keys = path.split('.')
  const schema = schemaAt(Settings, keys)
  const meta = LimitMeta.safeParse(schema && z.globalRegistry.get(schema))
  const value = valueAt(config, keys)
  if (!schema || !meta.success || typeof value !== 'number')
    throw new TypeError(
      `the path of a limit must name a number that the schema declares with limit(), was ${path}`,
    )
  const { unit, bound, basis } = meta.data
  const standard = z.parse(z.number(), z.parse(schema, undefined))
  return { path, value, unit, bound, basis: basisOf({ value, standard, bound, basis }) }
}

interface Chosen {
  readonly value: number
  readonly standard: number
  readonly bound: Limit['bound']
  readonly basis: Basis
}

/** The authority of a default does not extend to a looser value that somebody configured in its place. */
function basisOf({ value, standard, bound, basis }: Chosen): Basis {
  if (value === standard) return basis
  const looser = bound === 'max' ? value > standard : value < standard
  return looser
    ? { kind: 'default', source: `configured, looser than ${standard} (${basis.source})` }
    : { ...basis, source: `configured, stricter than ${standard} (${basis.source})` }
}
