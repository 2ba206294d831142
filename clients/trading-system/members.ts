import type { z } from 'zod'
import type { Capability } from './contract/capabilities.ts'
import { operations, type Operation } from './contract/operations.ts'
import type { Offers } from './port.ts'

/** How an adapter carries out one operation; what it returns was held against the contract. */
export type Carrying = (
  operation: Operation,
  name: { readonly capability: Capability; readonly member: string },
  input: Readonly<Record<string, unknown>>,
) => Promise<unknown>

type Input<One extends Operation> = One extends { readonly input: z.ZodType }
  ? readonly [input: z.output<One['input']>]
  : readonly []
type Answer<One extends Operation> =
  z.output<One['answer']> | (One extends { readonly mayBeAbsent: true } ? undefined : never)

/** The members that follow from the table of operations; that they are those of the port, the compiler sees. */
type Members = {
  readonly [Name in Capability]?: {
    readonly [
      Member in keyof (typeof operations)[Name]
    ]: (typeof operations)[Name][Member] extends infer One extends Operation
      ? (...input: Input<One>) => Promise<Answer<One>>
      : never
  }
}

/** The members of the port for what is offered. */
export function membersFor(offered: readonly Capability[], carry: Carrying): Offers {
  const members: unknown = Object.fromEntries(
    offered.map(capability => [
      capability,
      Object.fromEntries(
        Object.entries<Operation>(operations[capability]).map(([member, operation]) => [
          member,
          (input: Readonly<Record<string, unknown>> = {}) =>
            carry(operation, { capability, member }, input),
        ]),
      ),
    ]),
  )
  return members as Members
}
