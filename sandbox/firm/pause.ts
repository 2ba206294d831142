import { setTimeout as sleep } from 'node:timers/promises'

/** Waits, unless the signal ends it first: then whoever waited must do nothing more. Resolves to whether to go on. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false
  try {
    await sleep(ms, undefined, { signal })
    return true
  } catch {
    return false
  }
}
