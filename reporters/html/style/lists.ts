/** Ranked lists of what stands in the way, what to provide and what to do. */
export const listStyle = `
.concerns, .inputs { list-style: none; padding: 0; }
section { counter-reset: rank; }
.concerns > li, .inputs > li { counter-increment: rank; position: relative; padding: .6rem 0 .6rem 2rem; border-top: 1px solid var(--line); }
.concerns > li::before, .inputs > li::before { content: counter(rank); position: absolute; left: 0; font-weight: 650; color: var(--quiet); font-variant-numeric: tabular-nums; }
.foremost .concerns > li:first-child { border-top: 0; padding-top: 0; }
.line > * { margin-right: .3rem; }
.claim { font-weight: 600; }
.objective::first-letter, h4::first-letter { text-transform: uppercase; }
.where { color: var(--quiet); }
.cause { margin-top: .15rem; }
.act { margin-top: .15rem; }
.next { margin-left: .6rem; }
.checks { margin-top: .3rem; font-size: .875rem; display: flex; flex-wrap: wrap; gap: .1rem 1rem; }
.plainly li + li { margin-top: .35rem; }
.facts { display: grid; grid-template-columns: minmax(8rem, max-content) minmax(0, 1fr); gap: .25rem 1.25rem; font-size: .9375rem; }
.facts dt { color: var(--quiet); }
`
