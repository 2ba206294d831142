/** One block for each check: a line of what it claims and how it ended, and what is behind it. */
export const checkStyle = `
.phase { margin-top: 2rem; }
.phase > h3 { margin: 0; }
.objective { font-size: .9375rem; margin-bottom: .5rem; }
.check { border-top: 1px solid var(--line); background: var(--card); }
.check:last-child { border-bottom: 1px solid var(--line); }
.check > details > summary { display: grid; grid-template-columns: 1rem minmax(0, 1fr); gap: .1rem .5rem; padding: .6rem 0; }
.check > details > summary::-webkit-details-marker { display: none; }
.check > details > summary::before { content: '▸'; color: var(--quiet); grid-row: 1 / 3; line-height: 1.4; }
.check > details[open] > summary::before { content: '▾'; }
.check summary .line { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .75rem; font-size: .875rem; }
.check summary .line > * { margin: 0; }
.check summary code { color: var(--quiet); margin-left: auto; }
.check .body { padding: .25rem 0 1.25rem 1.5rem; display: grid; gap: 1.1rem; grid-template-columns: minmax(0, 1fr); }
.beside { display: flex; flex-wrap: wrap; gap: 1.1rem 3rem; }
.beside > figure { flex: 0 1 30rem; }
.beside > .facts { flex: 1 1 24rem; align-content: start; }
.reason p + p { margin-top: .25rem; }
.remediation li + li { margin-top: .2rem; }
`
