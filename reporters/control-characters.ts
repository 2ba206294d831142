const newlinesAndTab = new Set(['\t', '\n', '\r'])

/** The text with what neither XML 1.0 nor HTML can carry made visible: controls as their pictures, halves of characters as �. */
export function visibleText(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, char => {
    const code = char.codePointAt(0)!
    if (newlinesAndTab.has(char) || (code >= 0x7f && code <= 0x9f)) return char
    return pictureOf(code)
  })
}

/** A symbol to stand for a control character, such as ␛ for escape. */
export function pictureOf(code: number): string {
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\uFFFD'
}
