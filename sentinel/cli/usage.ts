import { commands, type CommandName } from './commands.ts'
import type { Command, OptionSpec } from './command.ts'

/** The page that `readiness --help` shows. */
export function usagePage(): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const)
  return `readiness: is this system ready to trade real money?

  readiness [paths] [options]      the same as: readiness validate [paths] [options]
  readiness COMMAND [options]

Commands
${table(rows)}

Options of validate
${table(optionRows(commands.validate))}

Exit codes
${table(exitRows)}

readiness COMMAND --help tells the options of the other commands.
`
}

/** The page of one command. */
export function commandPage(name: CommandName): string {
  const command: Command = commands[name]
  return `readiness ${name}${command.paths ? ` ${command.words ?? '[paths]'}` : ''} [options]: ${command.summary}

${table(optionRows(command))}
`
}

const exitRows = [
  ['0', 'GO'],
  ['10', 'CONDITIONAL'],
  ['20', 'NO-GO'],
  ['30', 'UNDECIDED'],
  ['64', 'the command line cannot be meant'],
  ['70', 'a fault of this program'],
  ['78', 'the configuration must not be run with'],
  ['130', 'INTERRUPTED'],
] as const

const optionRows = ({ options }: Command) =>
  Object.entries(options).map(([name, spec]) => [flagText(name, spec), spec.help] as const)

function flagText(name: string, { short, value }: OptionSpec): string {
  return `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
