import { markup, type Content, type Markup } from './markup.ts'

/** Facts as a list of terms; one without content is left out. */
export function definitions(rows: readonly (readonly [term: string, content: Content])[]): Markup {
  const known = rows.filter(
    ([, content]) => content !== undefined && content !== '' && content !== false,
  )
  return markup`<dl class="facts">${known.map(([term, content]) => markup`<dt>${term}</dt><dd>${content}</dd>`)}</dl>`
}
