import { parseArgs } from 'node:util'
import { parserOptions, type Arguments, type Command } from './command.ts'
import { commands, isCommand, type CommandName } from './commands.ts'
import { explain } from './explain.ts'
import { UsageError } from '../usage-error.ts'
import { commandPage, usagePage } from './usage.ts'

const code = await main(process.argv.slice(2)).catch(explain)
await Promise.all([process.stdout, process.stderr].map(told))
// A worker that never yields would keep the process alive, and Vitest sets an exit code of its own.
process.exit(code)

async function main(words: readonly string[]): Promise<number> {
  const [first = ''] = words
  if (['--help', '-h', 'help'].includes(first)) return say(usagePage())
  if (first === '--version') return say(`${await versionText()}\n`)

  const name: CommandName = isCommand(first) ? first : 'validate'
  const typed = parse(commands[name], isCommand(first) ? words.slice(1) : words)
  if (typed.flag('help')) return say(commandPage(name))
  const action = await commands[name].load()
  return action(typed)
}

/** What was written is with whoever reads it, however slowly, or nobody reads it any more: an exit would cut it off. */
function told(stream: NodeJS.WriteStream): Promise<void> {
  stream.on('error', () => {})
  return new Promise(done => stream.write('', () => done()))
}

function parse({ options, paths }: Command, words: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: paths,
    options: parserOptions(options),
  })
  const blank = Object.keys(values).find(name =>
    [values[name] ?? []].flat().some(value => value === ''),
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

function say(text: string): number {
  process.stdout.write(text)
  return 0
}

async function versionText(): Promise<string> {
  const { tool } = await import('../installation.ts')
  return `${tool().name} ${tool().version}`
}
