import type { IncomingMessage } from 'node:http'

const mostBodyBytes = 1_000_000

/** Path and query of a request, the query raw as it was signed. */
export function splitUrl({ url = '/' }: IncomingMessage): { path: string; query: string } {
  const mark = url.indexOf('?')
  return mark < 0
    ? { path: url, query: '' }
    : { path: url.slice(0, mark), query: url.slice(mark + 1) }
}

/** Where a request comes from; allowances are counted by this. */
export const addressOf = ({ socket }: IncomingMessage): string => socket.remoteAddress ?? ''

/** One header, by its lower-case name. */
export function header({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** The whole body, or undefined when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= mostBodyBytes) chunks.push(chunk)
  }
  return bytes <= mostBodyBytes ? Buffer.concat(chunks).toString('utf8') : undefined
}
