import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { splitAddress } from '../endpoint/address.ts'
import { NoTimeTold } from './errors.ts'
import { isAnswerTo, nonceBytes, question, timeIn } from './ntp-packet.ts'
import type { ClockReading } from './port.ts'

/** One question to one time server. */
export interface TimeQuestion {
  /** Host and port. */
  readonly server: string
  /** Our clock, in milliseconds since 1970. */
  readonly clock: () => number
  readonly deadlineMs: number
}

/**
 * Asks for the time over UDP, once. What is no answer to this question is passed over. Throws `NoTimeTold` when no answer
 * comes in time, or one that tells no time, `TimeRefused` when the server asks not to be asked, and what the socket throws.
 */
export async function askTime({ server, clock, deadlineMs }: TimeQuestion): Promise<ClockReading> {
  const { address, port } = splitAddress(server)
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4')
  const nonce = randomBytes(nonceBytes)
  const { promise, resolve, reject } = Promise.withResolvers<ClockReading>()
  let sentMs = Number.NaN
  let foreign = 0
  const late = setTimeout(() => {
    const others = foreign === 0 ? '' : `, only ${foreign} that were no answer to it`
    reject(new NoTimeTold(`an answer must come within ${deadlineMs} ms, none did${others}`))
  }, deadlineMs)
  const answered = (message: Buffer, receivedMs: number) => {
    try {
      resolve(readingOf(message, sentMs, receivedMs))
    } catch (error) {
      reject(error)
    }
  }
  socket.on('error', reject)
  socket.on('message', message => {
    const receivedMs = clock()
    if (isAnswerTo(nonce, message)) answered(message, receivedMs)
    else foreign++
  })
  try {
    // A connected socket hears of a port where nobody is, and of nobody but the one that was asked.
    socket.connect(port, address, () => {
      sentMs = clock()
      socket.send(question(nonce))
    })
    return await promise
  } finally {
    clearTimeout(late)
    socket.close()
  }
}

/**
 * Offset and delay as of RFC 5905, section 8; the uncertainty is the root distance of section 11.2: half of both round trips,
 * and the server's own dispersion.
 */
function readingOf(answer: Buffer, askedMs: number, answeredMs: number): ClockReading {
  const { receivedMs, sentMs, stratum, rootDelayMs, rootDispersionMs } = timeIn(answer, answeredMs)
  const delayMs = Math.max(0, answeredMs - askedMs - (sentMs - receivedMs))
  return {
    offsetMs: (receivedMs - askedMs + (sentMs - answeredMs)) / 2,
    uncertaintyMs: rootDispersionMs + rootDelayMs / 2 + delayMs / 2,
    delayMs,
    stratum,
  }
}
