import type { RunReport } from '../../core/run-report.ts'
import { shardName } from '../../core/shard.ts'
import { watermarkOf } from '../watermark.ts'
import { instant } from './instant.ts'
import { markup, type Content, type Markup } from './markup.ts'

/** Which document this is: about which target, from when, of which run. */
export function identity(report: RunReport): Markup {
  const { profile, runId, finishedAt, exitCode, results, selection, rerunOf, shard, warnings } =
    report
  const venues = [...new Set(results.flatMap(({ venue }) => venue ?? []))]
  const facts: readonly (readonly [string, Content])[] = [
    ['Profile', profile],
    ['Venues', venues.join(', ') || 'none'],
    ['Finished', instant(finishedAt)],
    ['Run', runId],
    ['Exit code', exitCode],
    ['Part', shard ? `${shardName(shard)} of the run ${shard.run}` : ''],
    ['Rerun of', rerunOf ? `run ${rerunOf.runId}, which ended ${rerunOf.verdict}` : ''],
    ['Faults switched on', selection.faults.join(', ')],
    ['Warning', warnings?.join(' ') ?? ''],
  ]
  return markup`<header>
<p class="kind">Market readiness report</p>
<dl class="identity">${facts.filter(([, fact]) => fact !== '').map(([term, fact]) => markup`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>
${watermarkBanner(report)}
</header>`
}

/** What a sandbox run must say wherever it is read. */
export function watermarkBanner(report: RunReport): Content {
  const watermark = watermarkOf(report)
  return watermark !== '' && markup`<p class="watermark" role="note">${watermark}</p>`
}
