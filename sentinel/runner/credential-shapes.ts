/** What may stand in a credential; words end where sentences, texts in quotes and addresses do. */
const part = String.raw`[^\s"'\\,;&<>(){}[\]]`
const names = String.raw`(?:secret|api[-_]?key|access[-_]?key|token|pass(?:word|phrase)|authorization|listen[-_]?key)["']?\s*[:=]|signature=`

/** A name under which people keep credentials, and something beside it that is no plain word: with a digit, or long. */
const named = new RegExp(
  String.raw`((?:${names})\s*["']?(?:(?:bearer|basic)\s+)?)(?!env:|file:|…)(?=${part}*\d|${part}{20})${part}{8,}`,
  'gi',
)
const scheme = /\b((?:bearer|basic)\s+)[\w.~+/=-]{12,}/gi
const jsonWebToken = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g
const privateKey =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g
const userOfAddress = /(:\/\/)[^/?#\s"'@]+@/g

/**
 * A text without what looks like a credential, for those that nobody told us: a venue's answer may quote a session
 * token, an error of a library the header that it sent.
 */
export const withoutCredentials = (text: string): string =>
  text
    .replaceAll(privateKey, '…')
    .replaceAll(jsonWebToken, '…')
    .replaceAll(named, '$1…')
    .replaceAll(scheme, '$1…')
    .replaceAll(userOfAddress, '$1…@')
