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
  if (t !== 'recv' && t !== 'http') return undefined
  if (typeof ts !== 'number' || typeof data !== 'string')
    throw new CaptureUnreadable(
      `what arrived must have a time ts and a text data, was ${line.slice(0, 80)}`,
    )
  if (t === 'http' && !URL.canParse(String(url)))
    throw new CaptureUnreadable(
      `an answer must have the url it came from, was ${line.slice(0, 80)}`,
    )
  const frame = { receivedMs: ts * 1_000, connection: conn, text: data }
  return t === 'http' ? { ...frame, url } : frame
}

function parsed(line: string): Partial<Line> & Pick<Line, 'conn'> {
  try {
    return { conn: '', ...(JSON.parse(line) as Partial<Line>) }
  } catch {
    throw new CaptureUnreadable(`a line must be a JSON object, was ${line.slice(0, 80)}`)
  }
}
