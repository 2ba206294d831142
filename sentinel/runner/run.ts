import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { haltOrders } from '../../clients/journal/halt.ts'
import { secretsInAddresses } from '../../config/address-secrets.ts'
import { secretsInClearText } from '../../config/clear-text.ts'
import { secretsInEnvironment } from '../../config/environment-secrets.ts'
import type { LoadedConfig } from '../../config/load.ts'
import { signingKey } from '../../config/signing-key.ts'
import { usableStateFolder } from '../../config/state-folder.ts'
import { targetIdentity } from '../../config/target-identity.ts'
import type { Config } from '../../config/schema.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { watermarkFor } from '../../core/watermark.ts'
import { createProgress } from '../../reporters/terminal.ts'
import { signerOf } from '../bundle/keys.ts'
import { configurationEvidence, journalEvidence } from '../bundle/run-evidence.ts'
import { evidenceOfOthers, otherManifests, otherTargets } from '../evidence-from/others.ts'
import { baselineOfRun } from './baseline.ts'
import { recordOf } from '../sharding/record-of.ts'
import { shardEvidence } from '../sharding/shard-record.ts'
import { usableOutput } from '../usable-output.ts'
import { choose, type ChoiceRequest } from './chosen.ts'
import { quietGitHub } from './github.ts'
import { productionHostsOf } from './production.ts'
import { refuseUnknownChecks } from './known-checks.ts'
import { phaseSpecs } from './phase-specs.ts'
import { isRehearsal } from './rehearsal.ts'
import { reportOf } from './run-report.ts'
import { allCheckFiles, incompletePhases } from './selection.ts'
import { secretsOf, withoutSecrets } from './secrets.ts'
import { runSession } from './session.ts'
import { watchSoftware } from './software.ts'
import { startSweeper } from './sweep.ts'
import { guardProcess, openTarget, switchFaults } from './target.ts'
import { notWritten, writeDown } from './write-down.ts'

export interface RunRequest extends ChoiceRequest {
  /** Faults of the sandbox that are on during the whole run. */
  readonly faults: readonly string[]
  /** Folder, relative to the working directory, that receives the reports. */
  readonly output: string
}

/** Runs the selected checks against the target, writes every report, and leaves nothing behind, however it ends. */
export async function run(
  loaded: LoadedConfig,
  request: RunRequest,
  interrupt: AbortSignal,
): Promise<RunReport> {
  const { config } = loaded
  const startedMs = Date.now()
  const runId = `r${randomBytes(4).toString('hex')}`
  const { files, wholeRun, paths, rerunOf } = choose(config, request)
  const { shard } = request
  const checkIds = [...new Set([...wholeRun, ...allCheckFiles()].map(({ id }) => id))]
  refuseUnknownChecks(loaded, checkIds)
  const missingPhases = incompletePhases(config.safety.required_phases, wholeRun)
  const key = signingKey(config)
  const signer = key && signerOf(key)
  usableOutput(request.output)
  const others = await otherTargets(config)
  await using opened = await openTarget(config)
  const { target } = opened
  const atSandbox = target.control !== undefined
  const productionHosts = await productionHostsOf(config, target.venues)
  guardProcess(target, productionHosts)
  if (!atSandbox && target.venues.length > 0) usableStateFolder(config)
  await using _faults = await switchFaults(target, request.faults)

  const rehearsal = await isRehearsal(target)
  const sandbox = atSandbox && !rehearsal
  using github = quietGitHub()
  const progress = createProgress(process.stdout, process.env)
  progress.started({
    runId,
    profile: config.profile,
    watermark: watermarkFor({ sandbox, rehearsal }),
    warnings: secretsInClearText(config),
    checks: undefined,
  })
  const journal = join(request.output, 'journal', `${runId}.jsonl`)
  const sweeper = startSweeper({
    journal,
    venues: target.venues,
    tradingSystem: target.tradingSystem,
    start: target.commands && {
      argv: target.commands.start,
      deadlineMs: target.commands.deadlineMs,
    },
    certificateAuthority: target.certificateAuthority,
    loopbackOnly: atSandbox,
    productionHosts,
    mayTrade: files.some(file => file.class !== 'check'),
  })
  const onInterrupt = () => {
    haltOrders()
    sweeper.cancelNow()
  }
  if (interrupt.aborted) onInterrupt()
  interrupt.addEventListener('abort', onInterrupt)
  const workers = workersFor(config)
  const secrets = secretsOf(
    [target],
    [...secretsInEnvironment(), ...secretsInAddresses(config), ...(signer ? [signer.pem] : [])],
  )
  const watch = watchSoftware(target.tradingSystem)
  const session = { runId, config, files, targets: [target], journal, workers, secrets }
  const { results, problems, evidence } = await runSession(
    { ...session, listener: progress },
    interrupt,
  )

  const interrupted = interrupt.aborted
  const cutOff = interrupted || problems.length > 0 || !results.every(endedByItself)
  const sweep = withoutSecrets(await sweeper.finish(cutOff ? 'cut-off' : 'ended'), secrets)
  const { software, problems: changes } = await watch.ended(!interrupted)
  // A part leaves it to whoever puts the run together.
  const asked = interrupted || shard ? [] : others
  const evidenceFrom = evidenceOfOthers(asked, { results, software, secrets })
  const startedAt = new Date(startedMs).toISOString()
  const baseline = withoutSecrets(baselineOfRun(config, { sandbox, startedAt }), secrets)
  const ending = {
    runId,
    sandbox,
    rehearsal,
    startedMs,
    finishedMs: Date.now(),
    paths,
    missingPhases,
    rerunOf,
    shard,
    faults: request.faults,
    checkIds,
    results,
    problems: [
      ...problems,
      ...changes,
      ...withoutSecrets(opened.sandbox?.problems() ?? [], secrets),
    ],
    sweep,
    interrupted,
    target: { ...withoutSecrets(targetIdentity(config), secrets), ...(software && { software }) },
  }
  const report = reportOf({
    ...ending,
    loaded,
    phaseSpecs: await phaseSpecs(),
    baseline,
    evidenceFrom,
  })
  const around = [
    configurationEvidence(loaded),
    ...(await journalEvidence(journal)),
    ...(shard ? [shardEvidence(recordOf({ ...ending, shard, wholeRun }))] : []),
  ]
  const written = await writeDown(
    {
      report,
      evidence: [
        ...withoutSecrets(around, secrets),
        ...otherManifests(report, evidenceFrom),
        ...evidence,
      ],
      signer,
    },
    {
      output: request.output,
      // A part is no run of the target: it is kept where it can be carried to whoever puts the run together.
      history: shard ? join(request.output, 'bundle') : config.history.folder,
      keepValuesDays: shard ? undefined : config.history.keep_values_days,
    },
  )
  progress.ended(report, written.files)
  await github.tell(report)
  if (written.failures.length > 0) throw notWritten(written.failures)
  return report
}

/** A check that timed out or broke off may have left a request on its way. */
const endedByItself = ({ outcome }: CheckResult) =>
  outcome === 'passed' || outcome === 'not-applicable' || outcome === 'not-assessed'

/** Threads even where there are fewer cores: checks mostly wait for venues. */
const leastThreads = 4

/** As many threads as there are cores, but some even on fewer, and never more than the configuration allows. */
export const workersFor = ({ system }: Config, least = leastThreads): number =>
  Math.min(system.max_concurrent_validations, Math.max(least, availableParallelism()))
