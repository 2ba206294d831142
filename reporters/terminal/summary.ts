import { blockedResults } from '../../core/blocked.ts'
import type { RunReport } from '../../core/run-report.ts'
import { shardName } from '../../core/shard.ts'
import { attestationNotices } from '../attestation-words.ts'
import { attentionList } from '../attention.ts'
import { countWords, plural } from '../counts.ts'
import { durationWords } from '../duration.ts'
import { evidenceFromNotices } from '../evidence-from-words.ts'
import { instanceName } from '../instance.ts'
import { nextStep, sweepWords } from '../next-step.ts'
import { verdictReason } from '../verdict-sentence.ts'
import { verdictWords } from '../vocabulary.ts'
import { waiverNotices } from '../waiver-words.ts'
import { placeWords, watermarkOf } from '../watermark.ts'
import { bullet, paragraph, type Paragraph } from './paragraph.ts'
import { groupBlock, resultBlock } from './result-block.ts'
import { verdictStyles } from './span.ts'

const blank: Paragraph = [{ text: '' }]

/** Everything that is said when a run ends: what needs attention first, the verdict and what to do about it last. */
export function summary(report: RunReport, files: readonly string[]): readonly Paragraph[] {
  return [
    ...section('What needs attention', attentionBlocks(report.results)),
    ...section('Problems outside any check', report.problems.map(bullet)),
    ...section('Evidence of other targets', evidenceFromNotices(report).map(bullet)),
    ...section('Attestations', attestationNotices(report).map(bullet)),
    ...section('Waivers', waiverNotices(report).map(bullet)),
    ...section('Orders', unsaidOrders(report).map(bullet)),
    ...section('Selection', selectionWords(report).map(bullet)),
    ...section('Reports', files.map(bullet)),
    ...ending(report),
  ]
}

function section(title: string, content: readonly Paragraph[]): readonly Paragraph[] {
  if (content.length === 0) return []
  const last = content.at(-1) === blank ? [] : [blank]
  return [[{ text: title, style: 'bold' }], ...content, ...last]
}

/** Results that are missing for one and the same reason are told together, once there are many. */
function attentionBlocks(results: RunReport['results']): readonly Paragraph[] {
  // What is blocked is told with what blocks it, and that comes first.
  const own = attentionList(results)
    .filter(({ blocked }) => !blocked)
    .map(result => ({ result, blocks: blockedResults(result, results).length > 0 }))
    .toSorted((one, other) => Number(other.blocks) - Number(one.blocks))
    .map(({ result }) => result)
  const groups = Map.groupBy(own, result =>
    result.outcome === 'not-assessed' ? `${result.reason}\n${result.remedy}` : instanceName(result),
  )
  return [...groups.values()].flatMap(group => {
    const blocks =
      group.length > 3
        ? [groupBlock(group)]
        : group.map(result => resultBlock(result, blockedResults(result, results)))
    return blocks.flatMap(block => block.concat([blank]))
  })
}

/** A problem may have named the orders already. */
function unsaidOrders({ sweep, problems }: RunReport): readonly string[] {
  const said = problems.join('\n')
  return sweepWords({ ...sweep, leftOpen: sweep.leftOpen.filter(order => !said.includes(order)) })
}

function selectionWords({ selection, rerunOf, shard }: RunReport): readonly string[] {
  const { faults, missingPhases } = selection
  return [
    ...(shard
      ? [`This is ${shardName(shard)} of the run ${shard.run}: only its own checks ran.`]
      : []),
    ...(rerunOf
      ? [
          `A rerun of run ${rerunOf.runId}, which ended ${rerunOf.verdict}: only what failed or was inconclusive there ran again.`,
        ]
      : []),
    ...(faults.length > 0 ? [`Faults were switched on: ${faults.join(', ')}.`] : []),
    ...(missingPhases.length > 0
      ? [`The profile also requires ${missingPhases.join(', ')}, which this run left out.`]
      : []),
  ]
}

function ending(report: RunReport): readonly Paragraph[] {
  const { results, counts, durationMs, verdict, sandbox, warnings = [] } = report
  const { mark, label } = verdictWords[verdict]
  const watermark = watermarkOf(report)
  const where = placeWords(report)
  return [
    [
      {
        text: `${plural(results.length, 'result')} in ${durationWords(durationMs)}: ${countWords(counts)}`,
      },
    ],
    blank,
    [{ text: `${mark} ${label}${where}`, style: verdictStyles[verdict] }],
    paragraph('because', verdictReason(report)),
    paragraph('next', nextStep(report)),
    ...(sandbox || report.target?.software === undefined
      ? []
      : [paragraph('software', report.target.software)]),
    ...(report.baseline ? [paragraph('baseline', report.baseline.said)] : []),
    ...(watermark ? [paragraph('note', watermark)] : []),
    ...warnings.map(warning => paragraph('warning', warning)),
  ]
}
