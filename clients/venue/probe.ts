import type { ClockSample, Probe } from './port.ts'
import type { VenueProtocol } from './protocol.ts'
import { VenueUnreachable } from './errors.ts'
import type { Transport } from './transport.ts'

const deadlineMs = 2_000
/** So many rounds without one answer, and the venue is taken to be down: asking on would only take longer. */
const silentRounds = 3

/** What the raw, unsigned requests of a venue need. */
export interface Asking {
  /** Origin of REST. */
  readonly rest: string
  readonly protocol: VenueProtocol
  readonly transport: Transport
  /** Waits until the venue's allowance has room for one more cheap request. */
  readonly throttle: () => Promise<void>
}

/** One request to the cheapest public endpoint, answered well or not; never throws. */
export async function probe({ rest, protocol, transport, throttle }: Asking): Promise<Probe> {
  await throttle()
  const startedMs = performance.now()
  try {
    const { status, headers, json } = await transport.send({
      url: rest + protocol.probe.path,
      method: 'GET',
      deadlineMs,
    })
    const durationMs = performance.now() - startedMs
    if (status === 200 && protocol.probe.isAnswer(json))
      return { answered: true, durationMs, status, slowedDown: false }
    const kind = headers['content-type'] ?? 'no content type'
    const slowedDown = status === 429 || status === 418
    const failure = `answered ${status} (${kind})`
    return { answered: false, durationMs, status, slowedDown, failure }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    const durationMs = performance.now() - startedMs
    return { answered: false, durationMs, slowedDown: false, failure }
  }
}

/** Keeps `atOnce` probes under way until `count` are made, or until the first rounds have all gone unanswered. */
export async function probes(
  asking: Asking,
  count: number,
  atOnce: number,
): Promise<readonly Probe[]> {
  const made: Probe[] = []
  let begun = 0
  const isSilent = () =>
    made.length >= silentRounds * atOnce && !made.some(({ answered }) => answered)
  const keepAsking = async () => {
    while (begun < count && !isSilent()) {
      begun++
      made.push(await probe(asking))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, keepAsking))
  return made
}

/** One look at the venue's clock. */
export async function lookAtClock({
  rest,
  protocol,
  transport,
  throttle,
}: Asking): Promise<ClockSample> {
  await throttle()
  const { json, status, sentAtMs, roundTripMs } = await transport.send({
    url: rest + protocol.clock.path,
    method: 'GET',
    deadlineMs,
  })
  const venueMs = protocol.clock.venueMs(json)
  if (status !== 200 || typeof venueMs !== 'number')
    throw new VenueUnreachable(
      `GET ${protocol.clock.path} must tell the venue's time, answered ${status} without it`,
    )
  return { venueMs, localMidMs: sentAtMs + roundTripMs / 2, roundTripMs }
}
