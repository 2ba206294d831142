import type { RunReport } from '../../core/run-report.ts'
import type { Verdict } from '../../core/verdict.ts'
import { watermarkOf } from '../watermark.ts'
import { instant } from './instant.ts'
import { markup, type Markup } from './markup.ts'

const meanings: Readonly<Record<Verdict, string>> = {
  GO: 'By signing, I confirm that I have read this report and approve going live on it.',
  CONDITIONAL:
    'By signing, I accept every condition listed in this report, and approve going live on it.',
  UNDECIDED:
    'This verdict is no ground for going live. A signature confirms only that the report was read.',
  'NO-GO': 'This verdict forbids going live. A signature confirms only that the report was read.',
  INTERRUPTED:
    'An interrupted run is no ground for going live. A signature confirms only that the report was read.',
}

const roles = ['Owner of the release', 'Head of SRE', 'Compliance officer'] as const

const voidWords = ({ rehearsal }: RunReport): string =>
  rehearsal
    ? 'A run at the venues of a sandbox is no ground for going live: it speaks of drills alone.'
    : 'A run of the embedded sandbox cannot be signed: it says nothing about your system.'

/** Where people answer for what they read; void if there is nothing to answer for. */
export function signOff(report: RunReport): Markup {
  const { verdict, runId, profile, finishedAt } = report
  const isVoid = watermarkOf(report) !== ''
  return markup`<section class="sign-off" aria-labelledby="sign-off"><h2 id="sign-off">Sign-off</h2>
<p>Run <strong>${runId}</strong> of profile <strong>${profile}</strong>, ${instant(finishedAt)}, verdict <strong>${verdict}</strong>.</p>
${isVoid ? markup`<p class="void"><strong>Void.</strong> ${voidWords(report)}</p>` : markup`<p>${meanings[verdict]}</p>`}
<table class="${isVoid && 'voided'}"><thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col">Signature</th><th scope="col">Date</th></tr></thead>
<tbody>${roles.map(role => markup`<tr><th scope="row">${role}</th>${isVoid ? markup`<td>void</td><td>void</td><td>void</td>` : markup`<td></td><td></td><td></td>`}</tr>`)}</tbody></table></section>`
}
