import type { IncomingMessage } from 'node:http'

const mostBytes = 65_536

/** What a request to the control port carries: parsed JSON (undefined without a body), or why it was not read. */
export type ControlBody =
  { readonly body: unknown } | { readonly status: number; readonly error: string }

/** Reads the body of a request to its end, and keeps no more of it than a body may be long. */
export async function readJson(request: IncomingMessage): Promise<ControlBody> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= mostBytes) chunks.push(chunk)
  }
  if (bytes > mostBytes) {
    return {
      status: 413,
      error: `a body must have at most ${mostBytes} bytes, had ${bytes}; send less`,
    }
  }
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    return { body: text.trim() === '' ? undefined : JSON.parse(text) }
  } catch {
    return { status: 400, error: 'a body must be JSON, was something else; send a JSON object' }
  }
}
