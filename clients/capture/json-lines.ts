import type { RecordedFrame } from '../../core/market-event.ts'
import { CaptureUnreadable, type CaptureFormat } from './format.ts'

interface Line {
  readonly t: 'header' | 'connect' | 'send' | 'recv' | 'http'
  readonly conn: string
  readonly ts: number
  readonly data: string
  readonly url?: string
}

/** JSON Lines of cryptofeed, format 2: what happened, on which connection, when in seconds, and the frame as a string. */
export const jsonLines: CaptureFormat = {
  name: 'JSON Lines of cryptofeed, format 2',
  begins: line => line.startsWith('{"t":"header"'),
  reader: () => line => frameIn(line),
}

function frameIn(line: string): RecordedFrame | undefined {
  const { t, conn, ts, data, url } = parsed(line)
  if (t === 'recv') return { receivedMs: ts * 1_000, connection: conn, text: data }
  return t === 'http' ? { receivedMs: ts * 1_000, connection: conn, text: data, url } : undefined
}

function parsed(line: string): Line {
  try {
    return JSON.parse(line) as Line
  } catch {
    throw new CaptureUnreadable(`a line must be a JSON object, was ${line.slice(0, 80)}`)
  }
}
