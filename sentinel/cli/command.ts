import type { ParseArgsConfig } from 'node:util'

/** One option as the usage page shows it. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean'
  /** May be given more than once. */
  readonly multiple?: true
  readonly short?: string
  /** Stands for the value on the usage page. */
  readonly value?: string
  readonly help: string
}

/** What the user typed after the command. */
export interface Arguments {
  readonly paths: readonly string[]
  flag(name: string): boolean
  text(name: string): string | undefined
  texts(name: string): readonly string[]
}

/** A command does its work and says what the process exits with. */
export type Action = (typed: Arguments) => Promise<number>

export interface Command {
  readonly summary: string
  /** Whether it takes paths. */
  readonly paths: boolean
  /** What stands for them on its page, where they are other words. */
  readonly words?: string
  readonly options: Readonly<Record<string, OptionSpec>>
  /** Loaded late, so that help does not wait for what only a run needs. */
  readonly load: () => Promise<Action>
}

/** The options of a command as Node's parser takes them. */
export function parserOptions(
  options: Command['options'],
): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple = false, short }]) => [
      name,
      { type, multiple, ...(short !== undefined && { short }) },
    ]),
  )
}
