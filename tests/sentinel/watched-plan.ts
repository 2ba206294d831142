import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plan } from '../../core/plan.ts'
import { launch, project, repository } from './launch.ts'

/** Refuses every connection, and writes it down. */
const witness = pathToFileURL(join(repository, 'tests/sentinel/socket-witness.ts')).href

/** Runs the launcher where nothing can connect, listen or look a name up without being seen, and refused. */
export async function watched(words: readonly string[], directory = project()) {
  const seen = join(directory, 'seen.txt')
  const env = { NODE_OPTIONS: `--import ${witness}`, SOCKET_WITNESS: seen }
  const ended = await launch(words, { directory, env }).ended
  return { ...ended, seen: existsSync(seen) ? readFileSync(seen, 'utf8') : '' }
}

export const planIn = (stdout: string) => JSON.parse(stdout) as Plan
