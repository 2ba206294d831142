import { setTimeout as wait } from 'node:timers/promises'
import { BackOff } from '../wire/back-off.ts'

/** Tries until it succeeds, with waits that grow; rejects only when the signal aborts. */
export async function patiently<T>(
  act: () => Promise<T>,
  { timeScale, signal }: { readonly timeScale: number; readonly signal: AbortSignal },
): Promise<T> {
  const backOff = new BackOff(timeScale)
  for (;;) {
    signal.throwIfAborted()
    try {
      return await act()
    } catch {
      await wait(backOff.next(), undefined, { signal })
    }
  }
}
