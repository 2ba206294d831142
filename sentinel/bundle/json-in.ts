/** What a JSON text says; undefined where it is none, which no JSON text says. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
