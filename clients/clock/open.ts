import { setTimeout as delay } from 'node:timers/promises'
import { splitAddress } from '../endpoint/address.ts'
import { isLoopback } from '../loopback.ts'
import { askTime } from './ask.ts'
import { TimeRefused } from './errors.ts'
import type { ClockReading, TimeAnswer, TimeServers } from './port.ts'
import { systemClock } from './system-clock.ts'

const questions = 4
const deadlineMs = 2_000
/** Between two questions; public servers turn away who asks more often. */
const pauseMs = 2_000

/** Holds the system's clock, or another, against time servers, each asked four times: what came back fastest tells most. */
export const openTimeServers = (
  servers: readonly string[],
  openClock: () => () => number = systemClock,
): TimeServers => ({
  servers,
  async look() {
    const clock = openClock()
    return Promise.all(servers.map(server => lookAt(server, clock)))
  },
})

async function lookAt(server: string, clock: () => number): Promise<TimeAnswer> {
  const restMs = isLoopback(splitAddress(server).address) ? 0 : pauseMs
  let best: ClockReading | undefined
  let failure = ''
  for (let asked = 1; asked <= questions; asked++) {
    try {
      const reading = await askTime({ server, clock, deadlineMs })
      if (!best || reading.delayMs < best.delayMs) best = reading
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error)
      if (error instanceof TimeRefused) break
    }
    if (asked < questions) await delay(restMs)
  }
  return best ? { server, reading: best } : { server, failure }
}
