import { createHash } from 'node:crypto'
import { GrowingList } from '../executions/growing-list.ts'
import { instantOf } from '../instant.ts'

/** What somebody did. */
export interface Action {
  /** A person, a service or a strategy. */
  readonly actor: string
  readonly action: string
  readonly subject?: string | undefined
  readonly before?: unknown
  readonly after?: unknown
}

/** One entry of the audit trail. */
export interface AuditEvent extends Action {
  readonly atMs: number
  readonly sequence: number
  readonly previousHash?: string | undefined
  readonly hash: string
}

/** The audit trail: counted without a hole, each entry holding the hash of the one before. */
export class AuditTrail extends GrowingList<AuditEvent> {
  take(action: Action, atMs: number): AuditEvent {
    const previousHash = this.last?.hash
    const chained = { ...action, atMs, sequence: this.length, previousHash }
    const event = { ...chained, hash: hashOf(chained) }
    this.push(event)
    return event
  }
}

/** SHA-256 over what the event says as JSON: sequence, instant, actor, action, subject, before, after, hash before. */
export function hashOf(event: Omit<AuditEvent, 'hash'>): string {
  const { sequence, atMs, actor, action, subject, before, after, previousHash } = event
  const said = [sequence, instantOf(atMs), actor, action, subject, before, after, previousHash]
  const text = JSON.stringify(said.map(part => part ?? null))
  return createHash('sha256').update(text).digest('hex')
}
