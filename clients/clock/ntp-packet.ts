import { NoTimeTold, TimeRefused } from './errors.ts'

/** What a time server says of the moment, of itself, and of how far it may be from UTC; times in milliseconds. */
export interface ServerTime {
  /** When the question came and when the answer left, since 1970, by the server's clock. */
  readonly receivedMs: number
  readonly sentMs: number
  /** 1: it has a reference clock of its own; one more for each server in between. */
  readonly stratum: number
  /** Round trip to the reference clock, and the error that has built up on the way. */
  readonly rootDelayMs: number
  readonly rootDispersionMs: number
}

export const packetBytes = 48
export const nonceBytes = 8

const originateAt = 24
const receiveAt = 32
const transmitAt = 40

const version = 4
const clientMode = 3
const serverMode = 4
const unsynchronisedLeap = 3
/** From here on a server says that it knows no time. */
const unsynchronisedStratum = 16
/** A server that is further from its reference clock is not synchronised with it. */
const mostRootMs = 16_000

const secondsFrom1900To1970 = 2_208_988_800n
const eraSeconds = 1n << 32n

/**
 * A question for the time. The time of sending, which a server only repeats, is random: it tells nobody our clock, and who
 * cannot read it cannot answer it. Source: RFC 5905, section 7.3.
 */
export function question(nonce: Buffer): Buffer {
  const packet = Buffer.alloc(packetBytes)
  packet[0] = (version << 3) | clientMode
  nonce.copy(packet, transmitAt)
  return packet
}

/** Whether this is an answer to the question with this nonce, whatever it says. */
export const isAnswerTo = (nonce: Buffer, packet: Buffer): boolean =>
  packet.length >= packetBytes &&
  (packet[0]! & 7) === serverMode &&
  packet.subarray(originateAt, receiveAt).equals(nonce)

/**
 * Reads an answer; `nowMs` is only needed to tell which 136 years it is of. Throws `TimeRefused` on a kiss of death, and
 * `NoTimeTold` when the server is not synchronised or says what cannot be. Source: RFC 5905, sections 6, 7.3 and 7.4.
 */
export function timeIn(packet: Buffer, nowMs: number): ServerTime {
  const leap = packet[0]! >> 6
  const stratum = packet[1]!
  if (stratum === 0)
    throw new TimeRefused(`the server asks not to be asked: ${kissIn(packet) || 'no reason given'}`)
  if (leap === unsynchronisedLeap || stratum >= unsynchronisedStratum)
    throw new NoTimeTold(
      `the server must be synchronised, is not (leap ${leap}, stratum ${stratum})`,
    )
  const time = {
    receivedMs: millisecondsAt(packet, receiveAt, nowMs),
    sentMs: millisecondsAt(packet, transmitAt, nowMs),
    stratum,
    rootDelayMs: shortAt(packet, 4),
    rootDispersionMs: shortAt(packet, 8),
  }
  if (packet.readBigUInt64BE(receiveAt) === 0n || packet.readBigUInt64BE(transmitAt) === 0n)
    throw new NoTimeTold(
      'the answer must state when it was received and sent, states neither or one',
    )
  if (time.sentMs < time.receivedMs)
    throw new NoTimeTold('the answer must be sent after the question came, states the contrary')
  if (time.rootDelayMs / 2 + time.rootDispersionMs >= mostRootMs)
    throw new NoTimeTold(
      `the server must be within ${mostRootMs} ms of its reference clock, may be ${time.rootDelayMs / 2 + time.rootDispersionMs} ms away`,
    )
  return time
}

/** The four letters that say why. */
const kissIn = (packet: Buffer): string =>
  packet.toString('latin1', 12, 16).replaceAll(/[^A-Z0-9]/g, '')

/** Seconds as 16 bits before and 16 bits after the point. */
const shortAt = (packet: Buffer, at: number): number => (1_000 * packet.readUInt32BE(at)) / 65_536

/** Seconds since 1900 as 32 bits before and 32 bits after the point, in the era that brings it nearest to `nowMs`. */
function millisecondsAt(packet: Buffer, at: number, nowMs: number): number {
  const nowSeconds = BigInt(Math.floor(nowMs / 1_000)) + secondsFrom1900To1970
  const seconds = BigInt(packet.readUInt32BE(at))
  const fromNow = BigInt.asIntN(32, seconds - (nowSeconds % eraSeconds))
  const since1970 = nowSeconds + fromNow - secondsFrom1900To1970
  return Number(since1970) * 1_000 + (1_000 * packet.readUInt32BE(at + 4)) / 2 ** 32
}
