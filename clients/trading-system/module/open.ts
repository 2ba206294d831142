import { conforming } from '../conformity.ts'
import { capabilities, Identity, type Capability } from '../contract/capabilities.ts'
import { operations, type Operation } from '../contract/operations.ts'
import { UnusableAdapter } from '../errors.ts'
import { membersFor } from '../members.ts'
import type { TradingSystem } from '../port.ts'
import { called } from './call.ts'
import { loadedModule } from './load.ts'

/** A module of the firm that speaks the contract. */
export interface ModuleTarget {
  /** Absolute path of the module. */
  readonly adapter: string
  /** Longest wait for each answer. */
  readonly deadlineMs: number
}

/** Loads the firm's module and hands it back as the port: what it has is what it offers. */
export async function openModuleTradingSystem(target: ModuleTarget): Promise<TradingSystem> {
  const { adapter, deadlineMs } = target
  const system = await loadedModule(adapter)
  const offered = capabilities.filter(capability => valueIn(system, capability) !== undefined)
  const missing = [
    ...wrongMethods(system, '', ['about']),
    ...offered.flatMap(capability => {
      const methods = Object.keys(operations[capability])
      return wrongMethods(valueIn(system, capability), `${capability}.`, methods)
    }),
  ]
  if (missing.length > 0)
    throw new UnusableAdapter(
      `the trading system's module ${adapter} must offer whole capabilities: ${missing.join(', ')}; add them, or leave the capability out`,
    )

  const told = await called({ owner: system, method: 'about', name: 'about' }, { deadlineMs })
  const heard = { endpoint: 'about', mayHaveBeenCarriedOut: false, secrets: [] }
  const about = { ...(conforming(Identity, told, heard) as Identity), capabilities: offered }
  const carry = async (operation: Operation, name: Name, input: object) =>
    carried({ system, operation, name, input, deadlineMs })
  return { about, ...membersFor(offered, carry), close: async () => ended(system, deadlineMs) }
}

interface Name {
  readonly capability: Capability
  readonly member: string
}

interface Carried {
  readonly system: object
  readonly operation: Operation
  readonly name: Name
  readonly input: object
  readonly deadlineMs: number
}

async function carried({ system, operation, name, input, deadlineMs }: Carried): Promise<unknown> {
  const { capability, member } = name
  const owner = valueIn(system, capability) as object
  const changes = operation.method !== 'GET'
  const method = { owner, method: member, name: `${capability}.${member}` }
  const answer = await called(method, {
    deadlineMs,
    changes,
    ...(operation.input && { input }),
    ...(operation.mayBeAbsent && { mayBeAbsent: true }),
  })
  if (answer === undefined && operation.mayBeAbsent) return undefined
  const asked = { endpoint: method.name, mayHaveBeenCarriedOut: changes, secrets: [] }
  return conforming(operation.answer, answer, asked)
}

async function ended(system: object, deadlineMs: number): Promise<void> {
  if (valueIn(system, 'close') !== undefined)
    await called({ owner: system, method: 'close', name: 'close' }, { deadlineMs })
}

function wrongMethods(
  owner: unknown,
  prefix: string,
  methods: readonly string[],
): readonly string[] {
  return methods
    .map(method => [method, valueIn(owner, method)] as const)
    .filter(([, value]) => typeof value !== 'function')
    .map(([method, value]) => {
      const found = value === undefined ? 'missing' : `a ${typeof value}`
      return `${prefix}${method} must be a function, was ${found}`
    })
}

const valueIn = (owner: unknown, key: string): unknown =>
  typeof owner === 'object' && owner !== null ? Reflect.get(owner, key) : undefined
