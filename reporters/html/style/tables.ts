/** Phases, evidence and sign-off: thin rules, figures that line up. */
export const tableStyle = `
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
caption { text-align: left; color: var(--quiet); font-size: .875rem; padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0; border-top: 1px solid var(--line); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; color: var(--quiet); font-size: .875rem; }
tbody th { font-weight: 500; }
.end { text-align: right; white-space: nowrap; }
.phases th:first-child { width: 34%; }
.shares { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .9rem; }
.phases .stacked { flex: 0 0 12rem; }
.ordinal { display: inline-block; width: 1.6rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.absent th { color: var(--quiet); }
.allowed { max-width: 17rem; }
.basis, .allowed code { display: block; font-size: .8125rem; color: var(--quiet); }
.side { font-weight: 600; white-space: nowrap; }
.bullet { display: block; width: 100%; max-width: 9rem; height: .3rem; margin: .4rem 0 .25rem; background: var(--plain-soft); overflow: visible; }
.bullet .mark { fill: var(--text); }
.evidence th { min-width: 5.75rem; }
.sign-off table { margin-top: 1rem; table-layout: fixed; }
.sign-off thead th:first-child { width: 30%; }
.sign-off thead th:last-child { width: 18%; }
.sign-off td, .sign-off tbody th { height: 3.25rem; vertical-align: bottom; }
.sign-off tbody tr { border-bottom: 1px solid var(--text); }
.void { color: var(--doubt); }
.voided td { color: var(--doubt); font-weight: 650; letter-spacing: .1em; text-transform: uppercase; }
`
