import type { Command, OptionSpec } from './command.ts'

const config: OptionSpec = {
  type: 'string',
  multiple: true,
  value: 'FILE',
  help: 'configuration of the target; may be repeated, later files override (default config/sandbox.toml)',
}
const phase: OptionSpec = {
  type: 'string',
  multiple: true,
  value: 'NAME',
  help: 'only this phase; may be repeated',
}
const help: OptionSpec = { type: 'boolean', short: 'h', help: 'show this page' }

/** Every command; the first word of the command line is one of these, otherwise it is a path and `validate` is meant. */
export const commands = {
  validate: {
    summary: 'run the checks and give a verdict (the command when none is named)',
    paths: true,
    options: {
      phase,
      config,
      fault: {
        type: 'string',
        multiple: true,
        value: 'NAME',
        help: 'switch a fault of the sandbox on for the whole run; may be repeated',
      },
      list: { type: 'boolean', help: 'list the selected checks and run none' },
      'report-only': { type: 'boolean', help: 'exit 0 whatever the verdict; the reports say it' },
      output: { type: 'string', value: 'DIR', help: 'folder of the reports (default reports)' },
      help,
    },
    load: async () => (await import('./commands/validate.ts')).validate,
  },
  villains: {
    summary:
      'prove that each check can fail, under the faults that it must notice; exits 20 when it does not',
    paths: true,
    options: {
      phase,
      config,
      matrix: { type: 'boolean', help: 'every check under every fault (long)' },
      help,
    },
    load: async () => (await import('./commands/villains.ts')).villainsCommand,
  },
  sandbox: {
    summary: 'start the sandbox on fixed ports, with demo keys, until Ctrl-C',
    paths: false,
    options: {
      port: {
        type: 'string',
        value: 'N',
        help: 'the control port (default 4700); venues take the next ones, their second entrances N + 11 and on, the name server N + 10',
      },
      'time-scale': {
        type: 'string',
        value: 'X',
        help: 'multiplies the keep-alive intervals of the venues (default 1)',
      },
      'certificate-authority': {
        type: 'string',
        value: 'FILE',
        help: "file that receives the certificate of the sandbox's authority (default: one in the system's temporary folder)",
      },
      plain: {
        type: 'boolean',
        help: 'speak http and ws, for bots that cannot trust an authority',
      },
      help,
    },
    load: async () => (await import('./commands/sandbox.ts')).sandbox,
  },
  'validate-config': {
    summary: 'check a configuration and say what it means, without touching the target',
    paths: false,
    options: {
      file: { type: 'string', multiple: true, value: 'FILE', help: 'the same as --config' },
      config,
      help,
    },
    load: async () => (await import('./commands/validate-config.ts')).validateConfig,
  },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands
export const isCommand = (word: string): word is CommandName => Object.hasOwn(commands, word)
