import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { whenOverdue } from '../wire/overdue.ts'
import type {
  BookDenial,
  BookLimits,
  BookNumbers,
  CopiedFill,
  FromRiskService,
  Mark,
  OpenQuantity,
  ToRiskService,
} from './messages.ts'

/** The risk service did not answer: whoever asked knows nothing, and must not trade on it. */
export class RiskUnavailable extends Error {
  override readonly name = 'RiskUnavailable'
  readonly code = 'RISK_UNAVAILABLE'
}

/** An answer that takes longer counts as none; a thread of a busy machine may get no processor for seconds. */
const answerWithinMs = 5_000

type Unnumbered = ToRiskService extends infer One
  ? One extends { readonly id: number }
    ? Omit<One, 'id'>
    : never
  : never

/** The risk service of the firm: a thread of its own, which may be stopped, hang or die without the firm. */
export class RiskService {
  #worker: Worker | undefined
  #loaded: Promise<void> | undefined
  #ids = 0
  readonly #asked = new Map<number, (answer: FromRiskService | undefined) => void>()

  get isRunning(): boolean {
    return this.#worker !== undefined
  }

  /** Starts it, if it does not run, with what is held; resolves once its thread is loaded: from then on it is to answer. */
  async start(positions: readonly CopiedFill[]): Promise<void> {
    this.#worker ??= this.#spawn()
    this.#post({ kind: 'begin', positions })
    await this.#loaded
  }

  /** As a crash would: whoever waits for an answer gets none. */
  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#forget()
    await worker?.terminate()
  }

  /** Takes a trade of the drop copy. */
  take(fill: CopiedFill): void {
    this.#post({ kind: 'fill', fill })
  }

  /** Why an order must not be sent. Throws `RiskUnavailable` where nobody says so in time. */
  async decide(question: {
    readonly order: OpenQuantity
    readonly open: readonly OpenQuantity[]
    readonly marks: readonly Mark[]
    readonly limits: BookLimits
  }): Promise<BookDenial | undefined> {
    const answer = await this.#ask({ kind: 'decide', ...question })
    if (answer.kind === 'decided') return answer.denial
    throw new RiskUnavailable('the risk service must decide, did something else')
  }

  /** What is at stake. Throws `RiskUnavailable` where nobody says so in time. */
  async numbers(open: readonly OpenQuantity[], marks: readonly Mark[]): Promise<BookNumbers> {
    const answer = await this.#ask({ kind: 'tell', open, marks })
    if (answer.kind === 'told') return answer.numbers
    throw new RiskUnavailable('the risk service must tell its numbers, did something else')
  }

  #spawn(): Worker {
    const worker = new Worker(new URL(`./thread${extname(import.meta.url)}`, import.meta.url))
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#loaded = promise
    worker.once('exit', () => resolve())
    worker.on('message', (answer: FromRiskService) => {
      if (answer.kind === 'loaded') return resolve()
      this.#asked.get(answer.id)?.(answer)
      this.#asked.delete(answer.id)
    })
    const gone = () => {
      if (this.#worker !== worker) return
      this.#worker = undefined
      this.#forget()
    }
    worker.on('error', error => {
      process.stderr.write(`the risk service broke down: ${String(error)}\n`)
      gone()
    })
    worker.on('exit', gone)
    return worker
  }

  async #ask(question: Unnumbered): Promise<FromRiskService> {
    if (!this.#worker) throw new RiskUnavailable('the risk service must run, does not')
    const id = ++this.#ids
    const { promise, resolve } = Promise.withResolvers<FromRiskService | undefined>()
    this.#asked.set(id, resolve)
    const callOff = whenOverdue(answerWithinMs, () => resolve(undefined))
    this.#post({ ...question, id })
    const answer = await promise
    callOff()
    this.#asked.delete(id)
    if (answer) return answer
    throw new RiskUnavailable(`the risk service must answer within ${answerWithinMs} ms, did not`)
  }

  #post(message: ToRiskService): void {
    this.#worker?.postMessage(message)
  }

  #forget(): void {
    for (const resolve of this.#asked.values()) resolve(undefined)
    this.#asked.clear()
  }
}
