import type { RecordedFrame } from '../../core/market-event.ts'
import { CaptureUnreadable, type CaptureFormat } from './format.ts'

const connecting = ' <-> '
const sending = ' <- '

/**
 * Lines of cryptofeed's first format: `address <-> time` when a connection opens, `address <- time: frame` for what was
 * sent, `time: frame` for what arrived, each time in seconds.
 */
export const annotatedLines: CaptureFormat = {
  name: 'annotated lines of cryptofeed',
  begins: line => /^wss?:\/\/\S+ <-> \d/.test(line),
  reader: () => line => {
    const colon = line.indexOf(': ')
    const receivedMs = Number(line.slice(0, colon)) * 1_000
    if (colon > 0 && !Number.isNaN(receivedMs)) return frameOf(receivedMs, line.slice(colon + 2))
    if (line.includes(connecting) || line.includes(sending)) return undefined
    throw new CaptureUnreadable(`a line must be 'time: frame', was ${line.slice(0, 80)}`)
  },
}

const frameOf = (receivedMs: number, text: string): RecordedFrame => ({
  receivedMs,
  connection: 'stream',
  text,
})
