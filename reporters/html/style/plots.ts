/** Curves: places are told apart by dashes and a name at the end of the line, limits by weight; colour only helps. */
export const plotStyle = `
figure { display: grid; gap: .25rem; max-width: 30rem; }
figcaption { color: var(--quiet); font-size: .875rem; }
.plot { display: block; width: 100%; height: auto; overflow: visible; }
.plot text { font-size: 11px; fill: var(--quiet); font-variant-numeric: tabular-nums; }
.plot .end { text-anchor: end; } .plot .mid { text-anchor: middle; }
.plot .grid { stroke: var(--line); stroke-width: 1; }
.plot .limit { stroke: var(--text); stroke-width: 1.5; }
.plot text.limit { stroke: var(--card); stroke-width: 3; paint-order: stroke; fill: var(--text); }
.plot .series path { fill: none; stroke-width: 1.75; stroke-linejoin: round; }
.plot .series .whisker { stroke-width: 1.25; stroke-dasharray: none; }
.plot .label { font-weight: 600; }
.series-1 path { stroke: var(--series-1); } .series-1 circle, .plot .label-1 { fill: var(--series-1); }
.series-2 path { stroke: var(--series-2); stroke-dasharray: 6 2; } .series-2 circle, .plot .label-2 { fill: var(--series-2); }
.series-3 path { stroke: var(--series-3); stroke-dasharray: 2 2; } .series-3 circle, .plot .label-3 { fill: var(--series-3); }
.series-4 path { stroke: var(--series-4); stroke-dasharray: 8 2 2 2; } .series-4 circle, .plot .label-4 { fill: var(--series-4); }
figure.wide { max-width: 46rem; width: 100%; }
.plot .zero { stroke: var(--control); stroke-width: 1.25; }
.chart .series path { stroke-width: 1.4; }
.chart .marked { fill: none; stroke: var(--bad); stroke-width: 1.75; }
.bar { fill: var(--series-1); } .chart .bar.marked { fill: var(--bad); stroke: var(--text); stroke-width: 1.25; }
.cell { fill: var(--series-1); stroke: var(--line); stroke-width: .5; }
.chart .cell.marked { fill: var(--series-1); stroke: var(--text); stroke-width: 2; }
.chart .cell + text { fill: var(--text); }
.numbers { font-size: .875rem; }
.numbers table { margin-top: .4rem; font-size: .875rem; }
`
