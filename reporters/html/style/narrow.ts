const stacked = (table: string) => `
${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
${table}, ${table} caption, ${table} tbody, ${table} tr, ${table} th, ${table} td { display: block; }
${table} tr { border-top: 1px solid var(--line); padding: .5rem 0; }
${table} th, ${table} td { border: 0; padding: 0; width: auto; max-width: none; text-align: left; }
${table} th { font-weight: 600; }
${table} td[data-label]::before { content: attr(data-label) ': '; color: var(--quiet); }
${table} .empty { display: none; }
`

/** What was measured at each place flows like words, instead of taking a line for each. */
const flowing = (table: string) =>
  `${table} td[data-label]:not(.allowed) { display: inline-block; margin-right: 1.25rem; }`

/** A phone, or a table with more places than fit side by side: columns become lines. */
export const narrowStyle = `
${stacked('.evidence.many')}
${flowing('.evidence.many')}
@media screen and (max-width: 62rem) {
  .answer { grid-template-columns: minmax(0, 1fr); grid-template-rows: none; gap: 1.25rem; }
  .coverage { grid-column: 1; grid-row: auto; border-left: 0; padding: 1rem 0 0; border-top: 1px solid var(--line); }
  .verdict .cover { display: block; margin-top: .3rem; font-size: .9375rem; }
  .counts { grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .3rem 2rem; }
}
@media screen and (max-width: 44rem) {
  .page { padding: .75rem 1rem 2rem; }
  header { padding-bottom: .5rem; }
  .identity { gap: 0 1rem; font-size: .8125rem; }
  .watermark { margin-top: .5rem; font-size: .875rem; }
  .answer { margin-top: 1rem; gap: 1rem; }
  .verdict { border-left-width: .3rem; padding-left: .8rem; }
  .verdict .why { font-size: 1rem; margin-top: .4rem; }
  .verdict h1 small { display: block; }
  .concerns > li, .inputs > li { padding-left: 1.4rem; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd { margin-bottom: .5rem; }
  .check .body { padding-left: 0; }
  .check summary code { margin-left: 0; }
  .filter label, .filter select { flex: 1 1 8rem; max-width: none; width: 100%; }
  .filter label { flex-basis: calc(50% - .5rem); }
  .filter .search { flex-basis: 100%; }
  ${stacked('.evidence')}
  ${flowing('.evidence')}
  ${stacked('.phases')}
  .phases th:first-child { width: auto; }
  .sign-off th, .sign-off td { padding-right: .5rem; }
}
`
