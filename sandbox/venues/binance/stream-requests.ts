/** A request on a stream connection that is not as it must be; answered, not punished. */
export class StreamError extends Error {
  override readonly name = 'StreamError'
  readonly code: 0 | 1 | 2 | 3

  constructor(code: 0 | 1 | 2 | 3, message: string) {
    super(message)
    this.code = code
  }
}

const methods = [
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'LIST_SUBSCRIPTIONS',
  'SET_PROPERTY',
  'GET_PROPERTY',
] as const

/** What a client asks on a stream connection. */
export interface StreamRequest {
  readonly method: (typeof methods)[number]
  readonly params: readonly unknown[]
}

/** The client's own id of a request, repeated in the answer. */
export type RequestId = string | number | null

/** Parses one frame. */
export function parseFrame(text: string): Record<string, unknown> {
  const frame = parseJson(text)
  if (typeof frame !== 'object' || frame === null || Array.isArray(frame)) {
    throw new StreamError(2, 'Invalid request: expected an object')
  }
  return { ...frame }
}

/** The id of a frame, if it is one that Binance takes. */
export function readId(frame: Record<string, unknown>): RequestId {
  const { id = null } = frame
  if (id === null || (typeof id === 'number' && Number.isInteger(id))) return id
  if (typeof id === 'string' && /^[a-zA-Z0-9\-_]{1,36}$/.test(id)) return id
  throw new StreamError(2, 'Invalid request: request ID must be an integer, a string or null')
}

/** The request in a frame. */
export function readRequest(frame: Record<string, unknown>, length: number): StreamRequest {
  const { method, params = [] } = frame
  const where = `at line 1 column ${length}`
  if (typeof method !== 'string') {
    throw new StreamError(2, `Invalid request: missing field \`method\` ${where}`)
  }
  const known = methods.find(each => each === method)
  if (!known) {
    const expected = methods.map(each => `\`${each}\``).join(', ')
    throw new StreamError(
      2,
      `Invalid request: unknown variant \`${method}\`, expected one of ${expected} ${where}`,
    )
  }
  if (!Array.isArray(params)) throw new StreamError(2, 'Invalid request: params must be an array')
  return { method: known, params }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new StreamError(3, 'Invalid JSON: expected value at line 1 column 1')
  }
}
