import type { Config } from '../../config/schema.ts'
import { nearest } from '../../config/edit-distance.ts'
import { firmAccounts } from '../../config/firm-accounts.ts'
import { restartCommands, tradingSystemTarget } from '../../config/trading-system-target.ts'
import { venueTargets } from '../../config/venue-targets.ts'
import { sandboxControl } from '../../clients/sandbox.ts'
import { allowOnlyHosts } from '../../clients/egress.ts'
import { guardOrders, type GuardedHost } from '../../clients/order-gate/gate.ts'
import type { Target } from '../../fixtures/provided.ts'
import { hostsOfTarget } from '../../fixtures/target-hosts.ts'
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
      breakable: sandbox?.endpoints.breakable === true,
      certificateAuthority: sandbox?.endpoints.certificateAuthority,
      nameServers: nameServersOf(config, sandbox),
      timeServers: timeServersOf(config, sandbox),
      venues,
      ...tradingSystemOf(config, sandbox),
      firmAccounts: firmAccounts(config, sandbox?.endpoints),
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

/** A sandbox brings its own stand-in, so that its faults are met. */
function timeServersOf(
  { clock: { ntp_servers: configured } }: Config,
  sandbox: RunningSandbox | undefined,
): readonly string[] {
  if (!sandbox) return configured
  const { timeServer } = sandbox.endpoints
  return timeServer === undefined ? [] : [timeServer]
}

/** A sandbox brings its own firm, unless the profile names one that trades at its venues. */
function tradingSystemOf(
  config: Config,
  sandbox: RunningSandbox | undefined,
): Pick<Target, 'tradingSystem' | 'commands' | 'hasOwnFirm' | 'alertSink'> {
  const configured = tradingSystemTarget(config)
  const { firm, alertSink } = sandbox?.endpoints ?? {}
  if (configured || !firm)
    return {
      tradingSystem: configured,
      commands: configured && restartCommands(config),
      alertSink: config.monitoring.alert_sink,
    }
  const { url, apiToken: token } = firm
  const { deadline_ms: deadlineMs } = config.trading_system
  return {
    tradingSystem: { url, token, deadlineMs },
    hasOwnFirm: true,
    alertSink: alertSink && new URL(alertSink).host,
  }
}

/** The launcher, too, connects to the target's own hosts and to nothing else, and sends no order to production. */
export function guardProcess(target: Target, productionHosts: readonly GuardedHost[]): void {
  allowOnlyHosts(target.control === undefined ? hostsOfTarget(target) : 'loopback')
  guardOrders(productionHosts.map(one => ({ ...one, orders: false })))
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
  if (unknown !== undefined) throw new UsageError(unknownFault(unknown, known))
  for (const name of names) await sandbox.enable(name)
  return { [Symbol.asyncDispose]: () => sandbox.clearFaults() }
}

function unknownFault(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  if (meant !== undefined)
    return `--fault must name a fault of the sandbox, was ${name}; did you mean ${meant}?`
  const faults = known.filter(one => !one.endsWith('-twin'))
  return `--fault must name a fault of the sandbox, was ${name}; it has ${faults.join(', ')}`
}
