import { customProperties } from './palette.ts'

/** The whole look of the page: light and dark, narrow and wide, on screen and on paper. */
export const style = `
:root { color-scheme: light dark; ${customProperties('light')} }
@media (prefers-color-scheme: dark) { :root { ${customProperties('dark')} } }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
}
.page { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1, h2, h3, h4, p, ul, ol, dl, dd, table { margin: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin-bottom: .75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; font-weight: 600; }
h4::first-letter { text-transform: uppercase; }
h5 { margin: .9rem 0 .2rem; font-size: .875rem; }
section { margin-top: 2.25rem; }
a { color: var(--link); }
code { font: .875em/1.4 ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
ul, ol { padding-left: 1.25rem; }
li + li { margin-top: .3rem; }
.quiet { color: var(--quiet); }
.small { font-size: .875rem; }
.reason { white-space: pre-wrap; }

.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.eyebrow { color: var(--quiet); margin-bottom: .75rem; }
.verdict { border: 1px solid; border-left-width: .5rem; border-radius: .5rem; padding: 1.25rem; }
.verdict h1 { font-size: clamp(1.75rem, 7vw, 2.75rem); line-height: 1.1; letter-spacing: -.01em; }
.verdict p { margin-top: .6rem; color: var(--text); }
.verdict .why { font-size: 1.15rem; font-weight: 600; }
.watermark {
  margin-top: 1rem; padding: .75rem 1rem; border: 2px dashed var(--doubt); border-radius: .5rem;
  background: var(--doubt-soft); color: var(--doubt); font-weight: 700;
}
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; padding: 0; list-style: none; }
.counts li { margin: 0; }
.tag {
  display: inline-block; padding: .1rem .55rem; border-radius: 1rem; border: 1px solid transparent;
  font-size: .875rem; font-weight: 600; white-space: nowrap;
}
.outline { border-color: currentColor; border-radius: .3rem; }
.good { color: var(--good); background: var(--good-soft); }
.bad { color: var(--bad); background: var(--bad-soft); }
.doubt { color: var(--doubt); background: var(--doubt-soft); }
.apart { color: var(--apart); background: var(--apart-soft); }
.plain { color: var(--quiet); background: var(--plain-soft); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; }
.alarm { border-left: .35rem solid var(--bad); }

table { width: 100%; border-collapse: collapse; }
caption { text-align: left; color: var(--quiet); font-size: .875rem; padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-size: .875rem; font-weight: 600; }
tbody th { font-weight: 600; }
.quiet { font-weight: 400; }
.number { font-variant-numeric: tabular-nums; }
.tight { white-space: nowrap; }
.phases th:first-child { width: 40%; }
.stack th:first-child { min-width: 9rem; }

details.result { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin-top: .5rem; }
details.result > summary { display: block; cursor: pointer; padding: .7rem 1.25rem; }
details.result > summary::-webkit-details-marker { display: none; }
details.result > summary .line { display: flex; flex-wrap: wrap; gap: .35rem .6rem; align-items: baseline; margin-bottom: .2rem; }
details.result > summary .line > :last-child { margin-left: auto; }
details.result > summary .open::after { content: 'more'; color: var(--link); text-decoration: underline; }
details.result[open] > summary .open::after { content: 'less'; }
details.result .body { padding: 0 1.25rem 1.1rem; }
details.result .body > * + * { margin-top: .75rem; }
summary:focus-visible, a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .25rem; }
.facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .25rem 1rem; }
.facts dt { color: var(--quiet); }

@media (max-width: 40rem) {
  h2 { font-size: 1.15rem; }
  .verdict, .card { padding: 1rem; }
  details.result > summary { padding: .7rem 1rem; }
  details.result .body { padding: 0 1rem 1rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack, .stack caption, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
  .stack th:first-child { width: 100%; }
  .stack tr { border-top: 1px solid var(--line); padding: .5rem 0; }
  .stack th, .stack td { border: 0; padding: 0; }
  .stack td[data-label]::before { content: attr(data-label) ': '; color: var(--quiet); }
}

@media print {
  :root { color-scheme: light; ${customProperties('light')} }
  body { background: #fff; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .page { max-width: none; padding: 0; }
  nav, .skip, details.result > summary .open { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; height: auto; }
  .card, details.result > summary, tr, .verdict { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
}
`
