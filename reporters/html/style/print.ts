import { customProperties } from '../palette.ts'

/** On paper: everything unfolded, whatever is filtered on the screen; nothing to press; a page number on each page. */
export const printStyle = `
@page { margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt system-ui, sans-serif; } }
@media print {
  :root { color-scheme: light; ${customProperties('light')} }
  html { scroll-behavior: auto; font-size: 9.5pt; }
  body { background: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .page { max-width: none; padding: 0; }
  .answer { grid-template-columns: minmax(0, 1fr) 15rem; column-gap: 2rem; }
  a { color: inherit; text-decoration: none; }
  nav, .skip, .filter, .more, details.numbers > summary, details.whole > summary { display: none !important; }
  .check[hidden], .phase[hidden] { display: block !important; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .check > details > summary::before { content: none !important; }
  .check > details > summary { grid-template-columns: minmax(0, 1fr); }
  .check .body { padding: .2rem 0 .9rem; gap: .6rem; }
  .check > details > summary { padding: .4rem 0 .2rem; }
  .evidence th, .evidence td, .numbers th, .numbers td { padding-block: .12rem; }
  .beside { gap: .6rem; }
  .beside > figure { flex-basis: 100%; max-width: none; grid-template-columns: 1.1fr 1fr; align-items: start; column-gap: 2rem; }
  figcaption { grid-column: 1 / 3; }
  .check .facts { columns: 2; display: block; column-gap: 2rem; font-size: .8125rem; }
  .check .facts dt { float: left; clear: left; margin-right: .4rem; }
  .check .facts dt::after { content: ':'; }
  .check .facts dd { break-inside: avoid; }
  .check { background: none; }
  .concerns > li, .inputs > li, .reason, .remediation, figure, tr, .coverage, .verdict, .sign-off { break-inside: avoid; }
  h2, h3, summary, thead, caption { break-after: avoid; }
  main > section:not(.answer) { margin-top: 1.75rem; }
  .sign-off td, .sign-off tbody th { height: 14mm; }
  .stamp {
    display: block; position: fixed; inset: 42% 0 auto; text-align: center; transform: rotate(-24deg); z-index: -1;
    font-size: 54pt; font-weight: 750; letter-spacing: .04em; color: var(--plain-soft);
  }
}
`
