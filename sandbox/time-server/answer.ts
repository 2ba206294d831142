/** Leap 0, version 4, mode 4: a server. */
const firstByte = 0b00_100_100
const clientMode = 3
const packetBytes = 48
/** It has its own source of time, and this source is none: the host's clock, whose name says so. */
const stratum = 1
const source = 'SBOX'
const poll = 6
/** 2^-20 s: about a microsecond. */
const precision = -20
const rootDelayMs = 0.5
const rootDispersionMs = 1

const secondsFrom1900To1970 = 2_208_988_800

/** What a time server answers to a packet of NTP; undefined when the packet is no question. Times since 1970. */
export function answerTo(packet: Buffer, receivedMs: number, sentMs: number): Buffer | undefined {
  if (packet.length < packetBytes || (packet[0]! & 7) !== clientMode) return undefined
  const answer = Buffer.alloc(packetBytes)
  answer[0] = firstByte
  answer[1] = stratum
  answer[2] = poll
  answer.writeInt8(precision, 3)
  answer.writeUInt32BE(shortOf(rootDelayMs), 4)
  answer.writeUInt32BE(shortOf(rootDispersionMs), 8)
  answer.write(source, 12, 'latin1')
  writeTime(answer, 16, receivedMs)
  packet.copy(answer, 24, 40, 48)
  writeTime(answer, 32, receivedMs)
  writeTime(answer, 40, sentMs)
  return answer
}

const shortOf = (ms: number): number => Math.round((ms / 1_000) * 65_536)

function writeTime(packet: Buffer, at: number, ms: number): void {
  const seconds = Math.floor(ms / 1_000)
  const fraction = Math.floor(((ms - seconds * 1_000) / 1_000) * 2 ** 32)
  packet.writeUInt32BE((seconds + secondsFrom1900To1970) % 2 ** 32, at)
  packet.writeUInt32BE(fraction, at + 4)
}
