import packet, { type Answer, type Packet, type Question } from 'dns-packet'
import type { ActiveFaults } from '../venues/venue.ts'

const host = 'localhost'
const ttl = 60
const address = '127.0.0.1'
/** On this machine, and nothing listens there. */
const deadAddress = '127.0.0.2'

const noSuchName = 3
const ownFlags = packet.AUTHORITATIVE_ANSWER | packet.RECURSION_AVAILABLE

/** What the name server says to one message; undefined when the message is no question. */
export function answerTo(message: Buffer, faults: ActiveFaults): Buffer | undefined {
  const query = decoded(message)
  const question = query?.questions?.[0]
  if (query?.type !== 'query' || !question) return undefined
  const known = question.name.toLowerCase() === host
  const asked = (query.flags ?? 0) & packet.RECURSION_DESIRED
  return packet.encode({
    type: 'response',
    id: query.id,
    flags: ownFlags | asked | (known ? 0 : noSuchName),
    questions: [question],
    answers: known && question.type === 'A' ? addresses(question, faults) : [],
  })
}

function addresses({ name }: Question, faults: ActiveFaults): Answer[] {
  const all = faults.has('dead-address') ? [address, deadAddress] : [address]
  return all.map(data => ({ type: 'A', name, ttl, data }))
}

function decoded(message: Buffer): Packet | undefined {
  try {
    return packet.decode(message)
  } catch {
    return undefined
  }
}
