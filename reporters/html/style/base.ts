import { customProperties } from '../palette.ts'

/** Colours, letters, headings, links and the small marked words that the whole page shares. */
export const baseStyle = `
:root { color-scheme: light dark; ${customProperties('light')} }
@media (prefers-color-scheme: dark) { :root { ${customProperties('dark')} } }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
}
.page { max-width: 70rem; margin: 0 auto; padding: 1.25rem 1.5rem 3rem; }
h1, h2, h3, h4, h5, p, ul, ol, dl, dd, table, figure { margin: 0; }
h2 { font-size: 1.3rem; line-height: 1.3; font-weight: 650; letter-spacing: -.005em; }
h3 { font-size: 1.05rem; line-height: 1.4; font-weight: 650; }
h4 { font-size: 1rem; line-height: 1.4; font-weight: 600; }
h5 { font-size: .875rem; font-weight: 600; }
main > section:not(.answer) { margin-top: 2.75rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
main > section > h2 { margin-bottom: .9rem; }
section > h3 { margin: 1.5rem 0 .5rem; }
a { color: var(--link); text-underline-offset: .15em; }
code { font: .8125rem/1.4 ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
ul, ol { padding-left: 1.25rem; }
summary { cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .2rem; }
.quiet { color: var(--quiet); font-weight: 400; }
.number { font-variant-numeric: tabular-nums; }
.text { white-space: pre-wrap; unicode-bidi: isolate; }
.whole .text { max-height: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; z-index: 2; padding: .5rem .75rem; background: var(--card); }
.tag { display: inline-block; padding: 0 .5rem; border-radius: .2rem; font-size: .8125rem; line-height: 1.5; font-weight: 600; white-space: nowrap; }
.outline { box-shadow: inset 0 0 0 1px currentColor; }
.good { color: var(--good); } .tag.good { background: var(--good-soft); }
.bad { color: var(--bad); } .tag.bad { background: var(--bad-soft); }
.doubt { color: var(--doubt); } .tag.doubt { background: var(--doubt-soft); }
.apart { color: var(--apart); } .tag.apart { background: var(--apart-soft); }
.plain { color: var(--quiet); } .tag.plain { background: var(--plain-soft); }
.tag.outline { background: none; }
.fill-good { fill: var(--good); } .fill-bad { fill: var(--bad); } .fill-doubt { fill: var(--doubt-bar); }
.fill-apart { fill: var(--apart); } .fill-plain { fill: var(--line); } .track { fill: var(--plain-soft); }
.stamp { display: none; }
footer { margin-top: 2.75rem; font-size: .875rem; }
footer .quiet { margin-top: .75rem; }
`
