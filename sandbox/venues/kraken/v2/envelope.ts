import { isRecord } from '../parameters.ts'
import { timestamp } from '../times.ts'

/** A request as a client sends it. */
export interface Request {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  /** Repeated in every answer, when it is an integer. */
  readonly requestId: number | undefined
  readonly arrivedMs: number
}

/** Reads a frame; undefined when it is no request. */
export function readRequest(text: string, arrivedMs: number): Request | undefined {
  const frame = parse(text)
  if (!isRecord(frame) || typeof frame['method'] !== 'string') return undefined
  const { method, params = {}, req_id: id } = frame
  if (typeof method !== 'string' || !isRecord(params)) return undefined
  return { method, params, requestId: Number.isSafeInteger(id) ? Number(id) : undefined, arrivedMs }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is said of a request: its result, or why it was refused. */
export type Outcome =
  { readonly result: unknown } | { readonly error: string; readonly [detail: string]: unknown }

/** An answer to a request. */
export function answerTo(request: Request, outcome: Outcome, nowMs: number): string {
  const { method, requestId, arrivedMs } = request
  return JSON.stringify({
    method,
    ...(requestId !== undefined && { req_id: requestId }),
    ...outcome,
    success: 'result' in outcome,
    time_in: timestamp(arrivedMs),
    time_out: timestamp(nowMs),
  })
}
