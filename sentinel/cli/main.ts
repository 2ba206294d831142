import { commands, isCommand } from './commands.ts'
import { explain, faultCodes } from './explain.ts'
import { commandOf, parse } from './parse.ts'
import { commandPage, usagePage } from './usage.ts'

const lost = lossesOf(process.stdout)
let code = await main(process.argv.slice(2)).catch(explain)
await Promise.all([process.stdout, process.stderr].map(told))
if (code === 0 && lost.length > 0) {
  process.stderr.write(`what is printed must be kept, was not: ${lost[0]!.message}\n`)
  code = faultCodes.ourFault
}
// A worker that never yields would keep the process alive, and Vitest sets an exit code of its own.
process.exit(code)

async function main(words: readonly string[]): Promise<number> {
  const [first = '', second = ''] = words
  if (first === 'help' && isCommand(second)) return say(commandPage(second))
  if (['--help', '-h', 'help'].includes(first)) return say(usagePage())
  if (first === '--version') return say(`${await versionText()}\n`)

  const name = commandOf(first)
  const typed = parse(name, isCommand(first) ? words.slice(1) : words)
  if (typed.flag('help')) return say(commandPage(name))
  const action = await commands[name].load()
  return action(typed)
}

/** Why what was printed is not kept: a disk is full, say. A reader who has read enough and left is no loss. */
function lossesOf(stream: NodeJS.WriteStream): readonly Error[] {
  const losses: Error[] = []
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') losses.push(error)
  })
  return losses
}

/** What was written is with whoever reads it, however slowly, or nobody reads it any more: an exit would cut it off. */
function told(stream: NodeJS.WriteStream): Promise<void> {
  stream.on('error', () => {})
  return new Promise(done => stream.write('', () => done()))
}

function say(text: string): number {
  process.stdout.write(text)
  return 0
}

async function versionText(): Promise<string> {
  const { tool } = await import('../installation.ts')
  return `${tool().name} ${tool().version}`
}
