import { once } from 'node:events'
import { createServer } from 'node:http'
import { z } from 'zod'

/** What Alertmanager posts to a webhook, as far as it is read here; version 4. */
const Notification = z.object({
  version: z.literal('4'),
  alerts: z.array(
    z.object({
      status: z.enum(['firing', 'resolved']),
      labels: z.record(z.string(), z.string()),
      annotations: z.record(z.string(), z.string()),
      startsAt: z.string().optional(),
    }),
  ),
})

/** An alert that arrived. */
export interface ArrivedAlert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  /** When it arrived, in milliseconds of the monotonic clock. */
  readonly atMs: number
  /** When it began, as it says itself, by the same clock; undefined where it does not say. */
  readonly startedMs: number | undefined
}

/** Where the trading system's alerts arrive while a check runs. */
export interface AlertSink {
  /** Alerts of an instrument that have arrived, in their order; those whose labels name both. */
  of(instrument: { readonly venue: string; readonly symbol: string }): readonly ArrivedAlert[]
  /** The monotonic clock by which they arrive. */
  nowMs(): number
}

/** The address at which alerts should arrive cannot be listened at. */
export class SinkNotOpened extends Error {
  override readonly name = 'SinkNotOpened'
  readonly code = 'SINK_NOT_OPENED'
}

/** A notification is small; anything larger is none. */
const largestBytes = 1_048_576

/** Listens at `address` (host and port) for Alertmanager webhooks; what is none is answered 400 and passed over. */
export async function openAlertSink(
  address: string,
): Promise<AlertSink & { close(): Promise<void> }> {
  const arrived: ArrivedAlert[] = []
  const server = createServer((request, response) => {
    const [atMs, wallMs] = [performance.now(), Date.now()]
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      if (text.length < largestBytes) text += part
    })
    request.on('end', () => {
      const notification = Notification.safeParse(jsonOf(text))
      for (const { startsAt, ...alert } of notification.data?.alerts ?? [])
        arrived.push({ ...alert, atMs, startedMs: onClock(startsAt, { atMs, wallMs }) })
      response.writeHead(notification.success ? 200 : 400).end()
    })
  })
  const { hostname, port } = new URL(`http://${address}`)
  server.listen(Number(port), hostname)
  // `once` rejects when the server errs instead.
  await once(server, 'listening').catch((error: Error) => {
    throw new SinkNotOpened(
      `alerts must be able to arrive at ${address}, cannot: ${error.message}; free the address or set another monitoring.alert_sink`,
    )
  })
  return {
    of: ({ venue, symbol }) =>
      arrived.filter(({ labels }) => labels['venue'] === venue && labels['symbol'] === symbol),
    nowMs: () => performance.now(),
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** An instant in words on the monotonic clock, by what both clocks showed at once; what is none, or none that is known, is undefined. */
function onClock(
  instant: string | undefined,
  { atMs, wallMs }: { readonly atMs: number; readonly wallMs: number },
): number | undefined {
  const ms = Date.parse(instant ?? '')
  // Alertmanager writes an instant that it does not know as the first of the year 1.
  return ms > 0 ? atMs - (wallMs - ms) : undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
