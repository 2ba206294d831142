/**
 * One signal for everything that ends a run early. The first Ctrl-C or SIGTERM ends it tidily; another one, a second or
 * more later, at once. npm passes on the signal that the terminal has already sent, so repeats within a second are one.
 */
export function interruption(
  exit: (code: number) => void = code => process.exit(code),
): AbortSignal {
  const controller = new AbortController()
  let firstMs = Infinity
  const interrupt = () => {
    if (performance.now() - firstMs > 1_000) exit(130)
    firstMs = Math.min(firstMs, performance.now())
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  process.on('SIGHUP', interrupt)
  return controller.signal
}
