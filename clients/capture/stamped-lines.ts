import type { RecordedFrame } from '../../core/market-event.ts'
import { CaptureUnreadable, type CaptureFormat } from './format.ts'

const stamped = /^\d{19} \{/

/**
 * Lines of `<local nanoseconds> <frame>`, as hftbacktest's collector writes them for Binance: frames of combined streams,
 * and among them snapshots of the book as REST answers them.
 */
export const stampedLines: CaptureFormat = {
  name: 'lines of nanoseconds and a frame',
  begins: line => stamped.test(line),
  reader() {
    let symbol = ''
    return line => {
      const space = line.indexOf(' ')
      const receivedMs = Number(line.slice(0, space)) / 1e6
      const text = line.slice(space + 1)
      if (space < 0 || !(receivedMs > 0))
        throw new CaptureUnreadable(
          `a line must begin with nanoseconds and a space, was ${line.slice(0, 80)}`,
        )
      if (!text.startsWith('{"lastUpdateId"')) {
        symbol = symbolOf(text) ?? symbol
        return { receivedMs, connection: 'stream', text }
      }
      return snapshot(receivedMs, text, symbol)
    }
  },
}

/** A snapshot does not name its instrument: it is the one that streams, since a file is of one. */
function snapshot(receivedMs: number, text: string, symbol: string): RecordedFrame {
  const url = `https://snapshot.invalid/api/v3/depth?symbol=${symbol}`
  return { receivedMs, connection: 'rest', text, url }
}

/** `ETHUSDT` of `{"stream":"ethusdt@depth…`. */
const streamStart = '{"stream":"'
function symbolOf(text: string): string | undefined {
  const end = text.indexOf('@')
  return text.startsWith(streamStart) && end > 0
    ? text.slice(streamStart.length, end).toUpperCase()
    : undefined
}
