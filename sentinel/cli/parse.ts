import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { nearest } from '../../config/edit-distance.ts'
import { UsageError } from '../usage-error.ts'
import { parserOptions, type Arguments } from './command.ts'
import { commands, isCommand, type CommandName } from './commands.ts'

/**
 * The command that the first word names, `validate` where it is a path or an option. Throws a `UsageError` for a misspelt one.
 */
export function commandOf(word: string): CommandName {
  if (isCommand(word)) return word
  const meant =
    /^[a-z-]+$/.test(word) && !word.startsWith('-') && nearest(word, Object.keys(commands))
  if (meant && !existsSync(word))
    throw new UsageError(
      `${word} must be a command, or a file or folder with checks, is neither; did you mean ${meant}?`,
    )
  return 'validate'
}

/** What was typed after the command. Throws a `UsageError`, or what Node's parser throws, where it cannot be meant. */
export function parse(name: CommandName, words: readonly string[]): Arguments {
  const { options, paths } = commands[name]
  refuseUnknownOptions(name, words)
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: paths,
    options: parserOptions(options),
  })
  const blank = Object.keys(values).find(option =>
    [values[option] ?? []].flat().some(value => value === ''),
  )
  if (blank !== undefined) throw new UsageError(`--${blank} must have a value, was empty`)
  const given: readonly string[] = positionals
  if (given.includes(''))
    throw new UsageError('a path must name a file or folder with checks, was empty')
  return {
    paths: given,
    flag: option => values[option] === true,
    text: option => values[option] as string | undefined,
    texts: option => (values[option] ?? []) as readonly string[],
  }
}

/** Node's own words advise to write `-- "--confg"`, which nobody means. */
function refuseUnknownOptions(name: CommandName, words: readonly string[]): void {
  const known = parserOptions(commands[name].options)
  const { tokens } = parseArgs({ args: [...words], options: known, strict: false, tokens: true })
  const unknown = tokens.find(token => token.kind === 'option' && !Object.hasOwn(known, token.name))
  if (unknown?.kind !== 'option') return
  const meant = nearest(unknown.name, Object.keys(known))
  const elsewhere = Object.entries(commands).find(([, { options }]) =>
    Object.hasOwn(options, unknown.name),
  )
  const advice = meant
    ? `did you mean --${meant}?`
    : elsewhere
      ? `it is one of readiness ${elsewhere[0]}`
      : `readiness ${name} --help tells its options`
  throw new UsageError(`${unknown.rawName} is no option of readiness ${name}; ${advice}`)
}
