import { conforming, type Answered } from '../conformity.ts'
import type { Operation } from '../contract/operations.ts'
import { Refusal } from '../contract/refusal.ts'
import { ContractBreach, TradingSystemFailed, TradingSystemRefused } from '../errors.ts'
import { scrubbed, shown } from '../shown.ts'
import type { Incoming } from './request.ts'

/** What an answer says, held against the contract; undefined where nothing is there and that is no error. */
export function readAnswer(operation: Operation, incoming: Incoming, answered: Answered): unknown {
  const { status } = incoming
  if (status >= 200 && status < 300)
    return conforming(operation.answer, jsonOf(incoming, answered), answered)
  if (status >= 500) throw failureOf(incoming, answered)
  if (status < 400)
    throw new ContractBreach(
      `${answered.endpoint} must be answered where it is asked, was answered ${status}, which leads elsewhere; set trading_system.url to that place`,
      answered,
    )

  const refusal = conforming(Refusal, jsonOf(incoming, answered), answered) as Refusal
  if (refusal.code === 'notFound' && operation.mayBeAbsent) return undefined
  throw refusalOf(refusal, answered)
}

/** A refusal as an error, without secrets; `internal` is a failure, which promises nothing. */
function refusalOf(refusal: Refusal, answered: Answered): Error {
  const clean = JSON.parse(scrubbed(JSON.stringify(refusal), answered.secrets)) as Refusal
  if (refusal.code !== 'internal') return new TradingSystemRefused(clean, answered.endpoint)
  return new TradingSystemFailed(
    `${answered.endpoint} must succeed, failed as internal: ${clean.message}`,
    answered,
  )
}

function failureOf({ status, text, contentType }: Incoming, answered: Answered): Error {
  const refusal = Refusal.safeParse(parsed(text))
  const words = refusal.success
    ? scrubbed(`: ${refusal.data.message}`, answered.secrets)
    : ` and ${scrubbed(contentType, answered.secrets)} that begins ${shown(text, answered.secrets)}`
  return new TradingSystemFailed(
    `${answered.endpoint} must succeed, failed with ${status}${words}`,
    answered,
  )
}

function jsonOf({ status, text, contentType }: Incoming, answered: Answered): unknown {
  const json = parsed(text)
  if (json !== undefined) return json
  const found =
    text === '' ? 'nothing' : `${contentType} that begins ${shown(text, answered.secrets)}`
  throw new ContractBreach(
    scrubbed(
      `the answer of ${answered.endpoint} must be JSON, was ${status} with ${found}; does trading_system.url lead to the shim?`,
      answered.secrets,
    ),
    answered,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
