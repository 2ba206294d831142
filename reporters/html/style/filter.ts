/** Search and filters over the results. */
export const filterStyle = `
[hidden] { display: none !important; }
.filter { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; padding: .9rem 0; border-block: 1px solid var(--line); }
.filter label { display: grid; gap: .1rem; font-size: .8125rem; color: var(--quiet); }
.filter .search { flex: 1 1 14rem; }
.filter input, .filter select, .filter button {
  font: inherit; font-size: .9375rem; color: var(--text); background: var(--card);
  border: 1px solid var(--control); border-radius: .25rem; padding: .35rem .5rem; min-height: 2.4rem; max-width: 100%;
}
.filter select { max-width: 12rem; }
.filter button { cursor: pointer; padding-inline: .8rem; }
.filter .buttons { display: flex; gap: .5rem; }
#matches { flex-basis: 100%; font-weight: 600; font-variant-numeric: tabular-nums; }
`
