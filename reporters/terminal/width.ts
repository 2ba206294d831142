const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]+$/u

/** Columns that a text takes on a terminal: East Asian letters and emoji take two. */
export function displayWidth(text: string): number {
  return [...graphemes.segment(text)].reduce((sum, { segment }) => sum + columnsOf(segment), 0)
}

/** The text, or as much of it as fits with an ellipsis in the last column. */
export function truncate(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text
  if (columns < 1) return ''
  return `${prefix(text, columns - 1)}…`
}

/** As much of the beginning of a text as fits into that many columns. */
export function prefix(text: string, columns: number): string {
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += columnsOf(segment)
    if (used > columns) break
    kept += segment
  }
  return kept
}

function columnsOf(grapheme: string): number {
  if (invisible.test(grapheme)) return 0
  return wide.test(grapheme) ? 2 : 1
}
