/** A request of HTTP/1.1 or a message of WebSocket, whole, with the bytes that carry it. */
export type Outgoing =
  | {
      readonly kind: 'request'
      readonly method: string
      /** Path and query, as sent. */
      readonly target: string
      readonly body: string
      readonly bytes: Buffer
    }
  | { readonly kind: 'message'; readonly text: string; readonly bytes: Buffer }
  /** Ping, pong or close. */
  | { readonly kind: 'control'; readonly bytes: Buffer }

/** What is being sent cannot be read, so nobody can tell that it is no order. */
export class UnreadableOutflow extends Error {
  override readonly name = 'UnreadableOutflow'
  readonly code = 'UNREADABLE_OUTFLOW'

  constructor(found: string) {
    super(
      `what is sent must be whole requests of HTTP/1.1 or plain text messages of WebSocket, was ${found}; speak plainly to this host`,
    )
  }
}

/** Longer than any request of ours by far. */
const longest = 1_048_576
const headEnd = Buffer.from('\r\n\r\n')
const requestLine = /^([A-Z]+) (\S+) HTTP\/1\.1$/
/** With which some servers let a GET change things. */
const methodOverride = /^x-(http-)?method(-override)?$/
/** Ping, pong and close carry no more. Source: RFC 6455, section 5.5. */
const longestControl = 125
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)$/

/** Reads what one connection sends, and keeps it back until it is whole: half an order is not sent either. */
export class Outflow {
  #held: Buffer = Buffer.alloc(0)
  #upgraded = false

  /** Everything that is whole by now, in order. Throws `UnreadableOutflow`, and is then of no more use. */
  push(bytes: Buffer): readonly Outgoing[] {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes])
    const whole: Outgoing[] = []
    for (let next = this.#next(); next !== undefined; next = this.#next()) whole.push(next)
    if (this.#held.length > longest) throw new UnreadableOutflow(`longer than ${longest} bytes`)
    return whole
  }

  #next(): Outgoing | undefined {
    return this.#upgraded ? this.#frame() : this.#request()
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return taken
  }

  #request(): Outgoing | undefined {
    if (this.#held.length === 0) return undefined
    const end = this.#held.indexOf(headEnd)
    if (end < 0) {
      // What does not even begin like a request will not become one.
      if (!/^[A-Z]/.test(this.#held.toString('latin1', 0, 1)))
        throw new UnreadableOutflow('something else')
      return undefined
    }
    const head = headOf(this.#held.toString('latin1', 0, end))
    const length = end + headEnd.length + head.bodyLength
    if (this.#held.length < length) return undefined
    const bytes = this.#take(length)
    this.#upgraded = head.upgrades
    const { method, target } = head
    return {
      kind: 'request',
      method,
      target,
      body: bytes.toString('utf8', end + headEnd.length),
      bytes,
    }
  }

  #frame(): Outgoing | undefined {
    const held = this.#held
    if (held.length < 2) return undefined
    const [first, second] = [held[0]!, held[1]!]
    const opcode = first & 0x0f
    if ((first & 0x70) !== 0) throw new UnreadableOutflow('a compressed message')
    if ((first & 0x80) === 0 || opcode === 0) throw new UnreadableOutflow('a message in pieces')
    if ((second & 0x80) === 0) throw new UnreadableOutflow('an unmasked message')
    if (opcode >= 8 && (opcode > 10 || (second & 0x7f) > longestControl))
      throw new UnreadableOutflow('a control message that is none')
    const size = sizeOf(held, second & 0x7f)
    if (size === undefined || held.length < size.header + 4 + size.payload) return undefined
    const bytes = this.#take(size.header + 4 + size.payload)
    if (opcode >= 8) return { kind: 'control', bytes }
    if (opcode !== 1) throw new UnreadableOutflow('a binary message')
    const mask = bytes.subarray(size.header, size.header + 4)
    const text = bytes.subarray(size.header + 4).map((byte, index) => byte ^ mask[index % 4]!)
    return { kind: 'message', text: Buffer.from(text).toString('utf8'), bytes }
  }
}

function headOf(text: string) {
  const [first = '', ...lines] = text.split('\r\n')
  const [, method, target] = requestLine.exec(first) ?? []
  if (method === undefined || target === undefined)
    throw new UnreadableOutflow('a request without a request line')
  const headers = lines.map(line => {
    const [, name, value] = headerLine.exec(line) ?? []
    if (name === undefined || value === undefined)
      throw new UnreadableOutflow('a header that is none')
    return [name.toLowerCase(), value.trim()] as const
  })
  const valuesOf = (wanted: string) =>
    headers.flatMap(([name, value]) => (name === wanted ? [value] : []))
  const lengths = valuesOf('content-length')
  if (headers.some(([name]) => methodOverride.test(name)))
    throw new UnreadableOutflow('a request that asks to be taken for another')
  if (valuesOf('transfer-encoding').length > 0) throw new UnreadableOutflow('a request in chunks')
  if (lengths.length > 1 || lengths.some(length => !/^\d{1,9}$/.test(length)))
    throw new UnreadableOutflow('a request of unclear length')
  return {
    method,
    target,
    bodyLength: Number(lengths[0] ?? 0),
    upgrades: valuesOf('upgrade').some(value => value.toLowerCase() === 'websocket'),
  }
}

/** Lengths of a frame's header and payload; undefined until enough of it is here. */
function sizeOf(held: Buffer, short: number) {
  if (short < 126) return { header: 2, payload: short }
  if (short === 126)
    return held.length < 4 ? undefined : { header: 4, payload: held.readUInt16BE(2) }
  if (held.length < 10) return undefined
  const payload = held.readBigUInt64BE(2)
  if (payload > BigInt(longest)) throw new UnreadableOutflow(`longer than ${longest} bytes`)
  return { header: 10, payload: Number(payload) }
}
