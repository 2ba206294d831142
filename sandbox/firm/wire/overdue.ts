/**
 * Calls once so many milliseconds are over, after what has come by then was read: whoever was held up has not read it yet,
 * and must not count it as missing. Returns what calls it off.
 */
export function whenOverdue(withinMs: number, act: () => void): () => void {
  let isOff = false
  const judge = () => {
    if (!isOff) act()
  }
  const timer = setTimeout(() => setImmediate(() => setImmediate(judge)), Math.max(0, withinMs))
  return () => {
    isOff = true
    clearTimeout(timer)
  }
}
