import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../contract/refusal.ts'
import { TradingSystemFailed, TradingSystemRefused, TradingSystemUnreachable } from '../errors.ts'

/** A method of the firm's module. */
export interface Method {
  readonly owner: object
  readonly method: string
  /** As errors call it, such as `orderEntry.submit`. */
  readonly name: string
}

/** How a method is called. */
export interface Call {
  readonly deadlineMs: number
  readonly changes?: boolean
  readonly input?: object
  readonly mayBeAbsent?: true
}

/** Calls a method of the firm's module; what it throws is told as an answer over HTTP would be. */
export async function called({ owner, method, name }: Method, call: Call): Promise<unknown> {
  const asked = { endpoint: name, mayHaveBeenCarriedOut: call.changes ?? false }
  const late = new TradingSystemUnreachable(
    'deadline',
    `${name} must be answered within ${call.deadlineMs} ms, was not`,
    asked,
  )
  const ended = new AbortController()
  const deadline = pause(call.deadlineMs, undefined, { signal: ended.signal }).then(() => {
    throw late
  })
  deadline.catch(() => {})
  try {
    const input = call.input === undefined ? [] : [call.input]
    return await Promise.race([answerOf(owner, method, input), deadline])
  } catch (error) {
    if (error === late) throw error
    const refusal = refusalIn(error)
    if (refusal?.code === 'notFound' && call.mayBeAbsent) return undefined
    if (refusal && refusal.code !== 'internal') throw new TradingSystemRefused(refusal, name)
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw new TradingSystemFailed(`${name} must succeed, threw ${words}`, asked)
  } finally {
    ended.abort()
  }
}

async function answerOf(owner: object, method: string, input: readonly object[]): Promise<unknown> {
  return Reflect.apply(Reflect.get(owner, method) as Function, owner, input)
}

/** An error of the firm's that carries a code of the contract is a refusal. */
function refusalIn(error: unknown): Refusal | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const told = ['code', 'message', 'remedy'].flatMap(key => {
    const value: unknown = Reflect.get(error, key)
    return value === undefined ? [] : [[key, value] as const]
  })
  const parsed = Refusal.safeParse(Object.fromEntries(told))
  return parsed.success ? parsed.data : undefined
}
