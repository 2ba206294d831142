import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isSecretName } from '../core/secret-name.ts'

/** A program of the user's own and its arguments, run without a shell. */
export interface Command {
  readonly argv: readonly string[]
  /** Longest wait for it to end, in milliseconds; it is killed then, with what it started. */
  readonly deadlineMs: number
}

/** A command did not do what it was run for: it could not be started, failed, or did not end. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly code = 'COMMAND_FAILED'
}

/**
 * Runs a command to its end, in the folder and with the environment of this process. Throws `CommandFailed` unless it ends
 * with 0 in time, with what it wrote last; secrets are struck out.
 */
export async function runCommand({ argv, deadlineMs }: Command): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-command-'))
  const output = join(folder, 'output.txt')
  try {
    const ending = await endOf({ argv, deadlineMs }, output)
    if (ending === undefined) return
    const said = withoutSecrets(readFileSync(output, 'utf8').trim()).slice(-mostShown)
    throw new CommandFailed(
      `${describeCommand(argv)} must end with 0 within ${deadlineMs} ms, ${ending}; ${said ? `it said: ${said}` : 'it said nothing'}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Characters of the output that an error quotes, from its end. */
const mostShown = 2_000

/** How a command ended otherwise than well; undefined where it did not. */
async function endOf(
  { argv: [program, ...words], deadlineMs }: Command,
  output: string,
): Promise<string | undefined> {
  // A file, not a pipe: what a start command leaves running may hold it open, and must not die of writing to it.
  const file = openSync(output, 'a')
  // In a process group of its own, so that Ctrl-C does not leave a system half started, and all of it can be killed.
  const child = spawn(program!, words, { detached: true, stdio: ['ignore', file, file] })
  closeSync(file)
  const late = setTimeout(() => killGroup(child.pid), deadlineMs)
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    if (code === 0) return undefined
    return code === null ? `was ended by ${signal}` : `ended with ${code}`
  } catch (error) {
    return `could not be started: ${(error as Error).message}`
  } finally {
    clearTimeout(late)
  }
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}

/** A command as it may be shown: words with blanks in quotes, secrets struck out. */
export const describeCommand = (argv: readonly string[]): string =>
  // In each word first, where quotes are not escaped; then across words, such as `--token …`.
  withoutSecrets(argv.map(withoutSecrets).map(quoted).join(' '))

const quoted = (word: string): string => (/^[^\s"]+$/.test(word) ? word : JSON.stringify(word))

const named =
  /((?:secret|api[_-]?key|pass(?:word|phrase)|token|credential)[\w-]*["'\\]*\s*(?:[=:]|\s)\s*["'\\]*)[^\s"'\\]+/gi
const bearer = /\b(bearer|basic)\s+[^\s"']+/gi
const inUrl = /\/\/[^/?#\s]*@/g
const shortestSecret = 6

/** Strikes out what looks like a secret, and the values of variables that are named like one. */
function withoutSecrets(text: string): string {
  const values = Object.entries(process.env).flatMap(([name, value = '']) =>
    isSecretName(name) && value.length >= shortestSecret ? [value] : [],
  )
  return values
    .reduce((struck, value) => struck.replaceAll(value, '…'), text)
    .replace(bearer, '$1 …')
    .replace(named, '$1…')
    .replace(inUrl, '//…@')
}
