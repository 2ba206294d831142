import { isSecretName } from '../core/secret-name.ts'
import type { Environment } from './default-references.ts'

/** Shorter values are words that a name such as `TOKEN_KIND` would tear out of every report. */
const shortest = 12

/** Values of the variables whose names say that they are secret, whether or not the configuration refers to them. */
export const secretsInEnvironment = (env: Environment = process.env): readonly string[] =>
  Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && value.length >= shortest && isSecretName(name) ? [value] : [],
  )
