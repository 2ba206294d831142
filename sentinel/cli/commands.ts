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
      rerun: {
        type: 'string',
        value: 'REPORT',
        help: 'run again what failed or was inconclusive in this readiness.json; CONDITIONAL at best',
      },
      shard: {
        type: 'string',
        value: 'I/N',
        help: 'run the part I of N of the selected checks, on a machine of its own; CONDITIONAL at best, until merge puts the run together',
      },
      run: { type: 'string', value: 'NAME', help: 'name that all shards of a run share' },
      output: {
        type: 'string',
        value: 'DIR',
        help: 'folder of the reports (default reports, of a shard reports/shard-I-of-N)',
      },
      help,
    },
    load: async () => (await import('./commands/validate.ts')).validate,
  },
  merge: {
    summary:
      'put the shards of a run, named by their folders, together and give the verdict of the whole; exits 20 also when one is not as it was written',
    paths: true,
    options: {
      run: {
        type: 'string',
        value: 'NAME',
        help: 'the run that is meant, where there are shards of several',
      },
      key: {
        type: 'string',
        value: 'FILE',
        help: 'public key (Ed25519, PEM) that must have signed them (default: that of evidence.signing_key)',
      },
      config,
      'report-only': { type: 'boolean', help: 'exit 0 whatever the verdict; the reports say it' },
      output: { type: 'string', value: 'DIR', help: 'folder of the reports (default reports)' },
      help,
    },
    load: async () => (await import('./commands/merge.ts')).merge,
  },
  plan: {
    summary: 'say which calls and orders a run would send, and send none of them',
    paths: true,
    options: {
      phase,
      config,
      json: { type: 'boolean', help: 'print the plan as JSON' },
      help,
    },
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  diff: {
    summary:
      'say what changed from one kept run to another, each named by last, previous, baseline (the last GO), its id or its folder (default: from baseline to last); exits 20 when something got worse, 30 when that cannot be told',
    paths: true,
    words: '[A] [B]',
    options: {
      config,
      json: { type: 'boolean', help: 'print the differences as JSON' },
      help,
    },
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  trend: {
    summary: 'say how a check went over all kept runs of the target',
    paths: true,
    words: 'CHECK',
    options: {
      venue: { type: 'string', value: 'NAME', help: 'only on this venue' },
      measure: {
        type: 'string',
        value: 'NAME',
        help: 'by this measurement (default: those that have a limit)',
      },
      config,
      json: { type: 'boolean', help: 'print every run as JSON' },
      help,
    },
    load: async () => (await import('./commands/trend.ts')).trend,
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
        help: 'the control port (default 4700); venues take the next ones, their second entrances N + 11 and on, the time server N + 9, the name server N + 10, the firm N + 51',
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
      'no-firm': {
        type: 'boolean',
        help: 'leave out the firm that trades at the venues and speaks the trading-system contract',
      },
      help,
    },
    load: async () => (await import('./commands/sandbox.ts')).sandbox,
  },
  verify: {
    summary:
      'say whether evidence bundles, named by their folders, are as they were written; exits 0 when they are and --key signed them, 10 when they are and nothing vouches for it, 20 when not, 30 when one cannot be read',
    paths: true,
    options: {
      key: {
        type: 'string',
        value: 'FILE',
        help: 'public key (Ed25519, PEM) that must have signed them',
      },
      help,
    },
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  export: {
    summary: 'print an evidence bundle, named by its folder, as an in-toto test-result statement',
    paths: true,
    options: {
      format: { type: 'string', value: 'NAME', help: 'in-toto, the only one' },
      help,
    },
    load: async () => (await import('./commands/export.ts')).exportBundle,
  },
  waiver: {
    summary:
      'lint, list, or tell which end within 14 days; lint exits 78 when one is refused, expiring 10 when there is one',
    paths: true,
    words: 'lint|list|expiring',
    options: {
      config,
      json: { type: 'boolean', help: 'print them as JSON' },
      help,
    },
    load: async () => (await import('./commands/waiver.ts')).waiver,
  },
  attestation: {
    summary: 'lint, list, or tell which go stale within 14 days; exits as waiver does',
    paths: true,
    words: 'lint|list|expiring',
    options: {
      config,
      json: { type: 'boolean', help: 'print them as JSON' },
      help,
    },
    load: async () => (await import('./commands/attestation.ts')).attestation,
  },
  'validate-config': {
    summary: 'check a configuration and say what it means, without touching the target',
    paths: false,
    options: {
      file: { type: 'string', multiple: true, value: 'FILE', help: 'the same as --config' },
      config,
      sarif: {
        type: 'boolean',
        help: 'print what is wrong with it, and with its waivers and attestations, as SARIF; exits 78 when something is',
      },
      help,
    },
    load: async () => (await import('./commands/validate-config.ts')).validateConfig,
  },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands
export const isCommand = (word: string): word is CommandName => Object.hasOwn(commands, word)
