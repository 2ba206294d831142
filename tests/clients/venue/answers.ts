import type { Answer } from '../../../clients/venue/transport.ts'

/** An answer of a venue, as far as a test cares. */
export const answerOf = (status: number, json?: unknown, more: Partial<Answer> = {}): Answer => ({
  method: 'GET',
  path: '/x',
  status,
  headers: { 'content-type': 'text/html' },
  text: '',
  json,
  sentAtMs: 0,
  roundTripMs: 1,
  ...more,
})
