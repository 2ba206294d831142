import { Refusal } from './errors.ts'
import { Parameters } from './parameters.ts'
import type { RequestId } from './stream-requests.ts'

/** A request over the WebSocket API. */
export interface SocketRequest {
  readonly id: RequestId
  readonly method: string
  readonly parameters: Parameters
}

const idRule = '^[a-zA-Z0-9-_]{1,36}$'

/** The id of a frame; a frame without a proper one cannot be answered by name. */
export function readSocketId(frame: Readonly<Record<string, unknown>>): RequestId {
  const { id = null } = frame
  if (id === null || (typeof id === 'number' && Number.isInteger(id))) return id
  if (typeof id === 'string' && /^[a-zA-Z0-9\-_]{1,36}$/.test(id)) return id
  throw new Refusal(
    -1135,
    `Invalid 'id' in JSON request; expected an integer, a string matching '${idRule}', or null.`,
  )
}

/** Parses one frame. */
export function parseSocketFrame(text: string): Readonly<Record<string, unknown>> {
  try {
    const frame: unknown = JSON.parse(text)
    if (typeof frame === 'object' && frame !== null && !Array.isArray(frame)) return { ...frame }
  } catch {
    // Answered below like any other text that is not an object.
  }
  throw new Refusal(-1135, 'Invalid JSON Request')
}

/** The request in a frame whose id has been read. */
export function readSocketRequest(
  frame: Readonly<Record<string, unknown>>,
  id: RequestId,
): SocketRequest {
  const { method, params = {} } = frame
  if (typeof method !== 'string') {
    throw new Refusal(-1135, "Invalid 'method' in JSON request; expected a string.")
  }
  if (typeof params !== 'object' || params === null || Array.isArray(params)) {
    throw new Refusal(-1135, "Invalid 'params' in JSON request; expected an object.")
  }
  return { id, method: method.replace(/^v3\//, ''), parameters: Parameters.ofJson(params) }
}
