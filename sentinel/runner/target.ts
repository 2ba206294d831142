import type { Config } from '../../config/schema.ts'
import { venueTargets } from '../../config/venue-targets.ts'
import { sandboxControl } from '../../clients/sandbox.ts'
import { hostsOf } from '../../clients/venue/hosts.ts'
import { allowOnlyHosts } from '../../clients/egress.ts'
import type { Target } from '../../fixtures/provided.ts'
import { UsageError } from '../usage-error.ts'
import { openSandbox, type RunningSandbox } from './sandbox.ts'

/** The target of a run, opened: its venues resolved, its sandbox (if it is one) running. */
export interface OpenTarget extends AsyncDisposable {
  readonly target: Target
  readonly sandbox: RunningSandbox | undefined
}

export async function openTarget(config: Config): Promise<OpenTarget> {
  const sandbox = await openSandbox(config)
  const venues = venueTargets(config, sandbox?.endpoints)
  return {
    target: {
      control: sandbox?.endpoints.control,
      certificateAuthority: sandbox?.endpoints.certificateAuthority,
      nameServers: nameServersOf(config, sandbox),
      venues,
    },
    sandbox,
    async [Symbol.asyncDispose]() {
      await sandbox?.[Symbol.asyncDispose]()
    },
  }
}

/** A sandbox brings its own, so that its faults are met. */
function nameServersOf(
  { market_connectivity: { name_servers: configured } }: Config,
  sandbox: RunningSandbox | undefined,
): readonly string[] {
  if (!sandbox) return configured
  const { nameServer } = sandbox.endpoints
  return nameServer === undefined ? [] : [nameServer]
}

/** The launcher, too, connects to the target's own hosts and to nothing else. */
export function guardProcess({ control, venues }: Target): void {
  allowOnlyHosts(control === undefined ? venues.flatMap(hostsOf) : 'loopback')
}

/**
 * Switches faults on for a whole run, and off when it ends: a sandbox that outlives the run must not stay broken. An
 * unknown one is refused, or the run would say GO with nothing switched on.
 */
export async function switchFaults(
  { control }: Target,
  names: readonly string[],
): Promise<AsyncDisposable> {
  if (names.length === 0) return { async [Symbol.asyncDispose]() {} }
  if (control === undefined)
    throw new UsageError(`--fault needs a sandbox, the profile has none; use config/sandbox.toml`)
  const sandbox = sandboxControl(control)
  const known = Object.keys(await sandbox.faults())
  const unknown = names.find(name => !known.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`--fault must be one of ${known.join(', ')}; was ${unknown}`)
  for (const name of names) await sandbox.enable(name)
  return { [Symbol.asyncDispose]: () => sandbox.clearFaults() }
}
