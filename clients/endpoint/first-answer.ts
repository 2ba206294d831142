import { turnFor } from '../budget/budget.ts'
import { openTransport } from '../venue/transport.ts'
import { failureOf } from './errors.ts'
import type { EndpointAnswer } from './port.ts'

/**
 * Asks over a connection of its own, trusted as the venue's clients trust: a good answer is a 2xx whose JSON is what the
 * venue says there.
 */
export async function firstAnswer(
  url: string,
  deadlineMs: number,
  isAnswer: (json: unknown) => boolean,
): Promise<EndpointAnswer> {
  await turnFor(url)
  const startedMs = performance.now()
  const transport = openTransport(() => {})
  try {
    const { status, json } = await transport.send({ url, method: 'GET', deadlineMs })
    const answeredMs = performance.now() - startedMs
    if (status >= 300) return { answeredMs, status, failure: `it said ${status}` }
    return isAnswer(json)
      ? { answeredMs, status }
      : { answeredMs, status, failure: 'it is not what the venue says there' }
  } catch (error) {
    return { failure: failureOf(error) }
  } finally {
    await transport.close()
  }
}
