import { createHash } from 'node:crypto'
import type { RunReport } from '../core/run-report.ts'
import { actions } from './html/actions.ts'
import { Markup, markup } from './html/markup.ts'
import { phasesTable, resultSections } from './html/phases.ts'
import { runFacts } from './html/run-facts.ts'
import { style } from './html/style.ts'
import { verdictHeader, watermarkBanner } from './html/verdict.ts'

/** The page may fetch nothing and run nothing; even its style must be the one that was written here. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** The report for people: one file that needs nothing else, with the verdict first. */
export function html(report: RunReport): string {
  const { verdict, profile } = report
  const title = `${verdict}: market readiness of ${profile}`
  return `${
    markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
<div class="page">
${verdictHeader(report)}
<main>
${actions(report)}
${phasesTable(report)}
${resultSections(report)}
${runFacts(report)}
</main>
<footer>${watermarkBanner(report)}</footer>
</div>
</body>
</html>`.html
  }\n`
}
