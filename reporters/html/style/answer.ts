/** The first screen: which document this is, the verdict, what stands in the way, and what it rests on. */
export const answerStyle = `
header { border-bottom: 1px solid var(--line); padding-bottom: .75rem; }
.kind { font-weight: 650; }
.identity { display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; margin-top: .15rem; font-size: .875rem; }
.identity dt { display: inline; color: var(--quiet); }
.identity dt::after { content: ' '; }
.identity dd { display: inline; font-variant-numeric: tabular-nums; }
.watermark { margin-top: .75rem; padding: .4rem .75rem; border: 2px dashed var(--doubt); color: var(--doubt); background: var(--doubt-soft); font-weight: 650; }
.answer { display: grid; grid-template-columns: minmax(0, 1fr) 18rem; gap: 1.25rem 3rem; margin-top: 1.5rem; align-items: start; grid-template-rows: auto 1fr; }
.verdict { border-left: .5rem solid; padding: 0 0 .1rem 1.25rem; }
.verdict h1 { font-size: clamp(2.25rem, 6vw, 3.5rem); line-height: 1.05; font-weight: 750; letter-spacing: -.02em; }
.verdict h1 small { font-size: 1.125rem; font-weight: 600; letter-spacing: 0; color: var(--text); white-space: nowrap; }
.verdict p { color: var(--text); }
.verdict .why { margin-top: .6rem; font-size: 1.125rem; line-height: 1.4; font-weight: 600; }
.verdict .step { margin-top: .3rem; }
.cover { display: none; }
.foremost li + li { margin-top: .3rem; }
.foremost h2 { margin-bottom: .6rem; }
.more { margin-top: .6rem; }
.coverage { grid-column: 2; grid-row: 1 / 3; border-left: 1px solid var(--line); padding-left: 1.5rem; align-self: stretch; }
.coverage h2 { font-size: 1rem; }
.coverage .figure strong { display: block; font-size: 2rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.coverage .stacked { height: .6rem; margin: .6rem 0 .75rem; }
.counts { list-style: none; padding: 0; display: grid; gap: .3rem; }
.counts li { display: flex; justify-content: space-between; align-items: baseline; }
.counts .number { font-weight: 650; }
.phases-run { margin-top: .75rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: .875rem; }
nav { margin-top: 1.75rem; font-size: .9375rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; }
.stacked { display: block; width: 100%; height: .5rem; }
`
