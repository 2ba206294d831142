import { AllowanceSpent } from '../budget/budget.ts'
import type { Probe } from './port.ts'
import type { Pacer } from './pacer.ts'
import type { VenueProtocol } from './protocol.ts'
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
  /** Leaves most of the venue's allowance to others. */
  readonly pace: Pacer
  /** Whether so much of the allowance is used that probing must end. */
  readonly isSpent: () => boolean
}

/** One request to the cheapest public endpoint, answered well or not; throws only what its turn throws. */
export async function probe({ rest, protocol, transport, pace }: Asking): Promise<Probe> {
  await pace()
  const startedMs = performance.now()
  try {
    const answer = await transport.send({
      url: rest + protocol.probe.path,
      method: 'GET',
      deadlineMs,
    })
    const durationMs = performance.now() - startedMs
    const { status, headers, json } = answer
    if (status === 200 && protocol.probe.isAnswer(json))
      return { answered: true, durationMs, status, slowedDown: false }
    const refusal = protocol.refusalIn(answer)
    const kind = headers['content-type'] ?? 'no content type'
    const slowedDown = protocol.restraintIn(answer) !== undefined
    const words = status === 200 && refusal ? `${refusal.code} ${refusal.words}` : kind
    const failure = `answered ${status} (${words})`
    return { answered: false, durationMs, status, slowedDown, failure }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    const durationMs = performance.now() - startedMs
    return { answered: false, durationMs, slowedDown: false, failure }
  }
}

/** What must not be asked now is no failure of the venue. */
function unlessSpent(error: unknown): undefined {
  if (!(error instanceof AllowanceSpent)) throw error
}

/**
 * Keeps `atOnce` probes under way until `count` are made, the first rounds have all gone unanswered, or too much of the
 * allowance is used.
 */
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
    while (begun < count && !isSilent() && !asking.isSpent()) {
      begun++
      const one = await probe(asking).catch(unlessSpent)
      if (!one) return
      made.push(one)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, keepAsking))
  return made
}
