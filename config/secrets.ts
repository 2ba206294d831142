import { readFileSync } from 'node:fs'
import { ConfigError } from './config-error.ts'
import type { Environment } from './default-references.ts'

/** The secret behind a reference; `path` says in errors which setting refers to it. */
export function resolveSecret(reference: string, path: string, env: Environment): string {
  const [kind, ...rest] = reference.split(':')
  const place = rest.join(':')
  const value = kind === 'env' ? env[place] : fileText(place, path)
  if (value === undefined || value.trim() === '')
    throw new ConfigError([
      kind === 'env'
        ? `${path}: must refer to a variable that is set, was env:${place}, which is ${value === undefined ? 'not set' : 'empty'}; export ${place}`
        : `${path}: must refer to a file that holds the secret, was file:${place}, which is empty`,
    ])
  return value.trim()
}

function fileText(file: string, path: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ConfigError([
      `${path}: must refer to a readable file, was file:${file}, which could not be read`,
    ])
  }
}
