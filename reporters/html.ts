import { attestationsSection } from './html/attestations-section.ts'
import { createHash } from 'node:crypto'
import type { RunReport } from '../core/run-report.ts'
import { concernsOf } from './concerns.ts'
import { answer } from './html/answer.ts'
import { concernsSection } from './html/concerns-section.ts'
import { evidenceFromSection } from './html/evidence-from-section.ts'
import { filterScript } from './html/filter-script.ts'
import { guideLists } from './html/guide-lists.ts'
import { identity, watermarkBanner } from './html/identity.ts'
import { inputsSection } from './html/inputs-section.ts'
import { Markup, markup } from './html/markup.ts'
import { pageLinks } from './html/page-links.ts'
import { phasesSection } from './html/phases-section.ts'
import { resultsSection } from './html/results-section.ts'
import { runFacts } from './html/run-facts.ts'
import { signOff } from './html/sign-off.ts'
import { style } from './html/style.ts'
import { waiversSection } from './html/waivers-section.ts'

/** The page may fetch nothing; its style and its script must be the ones that were written here. */
const policy = [
  "default-src 'none'",
  `style-src '${hashOf(style)}'`,
  `script-src '${hashOf(filterScript)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The report for people: one file that needs nothing else, with the verdict first. */
export function html(report: RunReport): string {
  const { verdict, profile } = report
  const concerns = concernsOf(report)
  return `${
    markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verdict}: market readiness of ${profile}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
<div class="page">
${identity(report)}
<main>
${answer(report, concerns)}
${pageLinks(report, concerns)}
${concernsSection(concerns)}
${inputsSection(report)}${evidenceFromSection(report)}${attestationsSection(report)}${waiversSection(report)}
${guideLists(report)}
${phasesSection(report)}
${resultsSection(report)}
${runFacts(report)}
${signOff(report)}
</main>
<footer>${watermarkBanner(report)}<p class="quiet">Written by ${report.tool.name} ${report.tool.version}. This file needs no network and sends nothing.</p></footer>
</div>
${report.sandbox && markup`<div class="stamp" aria-hidden="true">sandbox: void</div>`}
<script>${new Markup(filterScript)}</script>
</body>
</html>`.html
  }\n`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
