import { markup, type Markup } from './markup.ts'

/** Longest text that is shown whole at once. */
const longest = 600

/** Text of any length: what is too long for a page is folded behind its beginning, never cut off. */
export function longText(text: string): Markup {
  if (text.length <= longest)
    return text.includes('\n') ? markup`<span class="text">${text}</span>` : markup`${text}`
  return markup`<span class="text">${clipped(text, 300)}</span>
<details class="whole"><summary>The whole text, ${text.length.toLocaleString('en')} characters</summary><div class="text">${text}</div></details>`
}

/** The beginning of a text, for a place that has little room and a fuller one elsewhere. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length).toWellFormed().trimEnd()}…`
}

/** The same sentence with a capital at its beginning. */
export function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, letter => letter.toUpperCase())
}
