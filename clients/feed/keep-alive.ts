import type { FeedConnection } from './connection.ts'
import type { KeepAlive } from './port.ts'

/** Listens to the other side's pings for a while, and pings it once; the library answers each ping as it comes. */
export async function observeKeepAlive(
  connection: FeedConnection,
  forMs: number,
  pongDeadlineMs: number,
): Promise<KeepAlive> {
  const [pongAfterMs] = await Promise.all([
    connection.pongAfterMs(pongDeadlineMs),
    connection.wait(forMs),
  ])
  const { openedMs, pingsMs } = connection
  return {
    pingGapsMs: pingsMs.map((atMs, index) => atMs - (pingsMs[index - 1] ?? openedMs)),
    listenedMs: performance.now() - openedMs,
    pongAfterMs,
    closedEarly: !connection.isOpen,
  }
}
