import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import type { Notification } from './notification.ts'

const usualAnswerMs = 2000
/** Waits before each further try. */
const pausesMs = [500, 1000, 2000] as const
const mostWaiting = 20

/** Posts notifications: those of one group one after another, so that an end does not overtake its beginning. */
export class Webhook {
  readonly #url: string
  readonly #answerMs: number
  readonly #agent: Agent
  readonly #closing = new AbortController()
  readonly #waiting = new Map<string, Notification[]>()

  /** An answer that takes longer than `answerMs` is none. */
  constructor(url: string, answerMs = usualAnswerMs) {
    this.#url = url
    this.#answerMs = answerMs
    this.#agent = new Agent({
      headersTimeout: answerMs,
      bodyTimeout: answerMs,
      connect: { timeout: answerMs },
    })
  }

  /** Returns at once. What cannot be posted after a few tries is given up; of what waits too long, the oldest is. */
  post(notification: Notification): void {
    const waiting = this.#waiting.get(notification.groupKey)
    if (waiting) {
      waiting.push(notification)
      if (waiting.length > mostWaiting) waiting.shift()
      return
    }
    const queue = [notification]
    this.#waiting.set(notification.groupKey, queue)
    void this.#work(notification.groupKey, queue)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#agent.destroy()
  }

  async #work(groupKey: string, queue: Notification[]): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) await this.#deliver(next)
    this.#waiting.delete(groupKey)
  }

  async #deliver(notification: Notification): Promise<void> {
    const body = JSON.stringify(notification)
    for (const pauseMs of [...pausesMs, undefined]) {
      if (this.#closing.signal.aborted || (await this.#try(body))) return
      if (pauseMs === undefined) return
      await sleep(pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined)
    }
  }

  /** Whether nothing is left to try: it was taken, or refused in a way that no repetition changes. */
  async #try(body: string): Promise<boolean> {
    try {
      const answer = await request(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        dispatcher: this.#agent,
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#answerMs)]),
      })
      await answer.body.dump()
      return answer.statusCode < 500 && answer.statusCode !== 429
    } catch {
      return false
    }
  }
}
