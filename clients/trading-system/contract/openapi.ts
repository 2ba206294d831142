import { z } from 'zod'
import { Allocation } from './allocation.ts'
import { AuditPage } from './audit-event.ts'
import { Balances } from './balance.ts'
import { Books } from './book-status.ts'
import { About } from './capabilities.ts'
import { Correlations } from './correlations.ts'
import { Custody } from './custody.ts'
import { Execution, ExecutionPage } from './execution.ts'
import { KillSwitch, KillSwitchOrder } from './kill-switch.ts'
import { discovery, operations, type Operation } from './operations.ts'
import { MassCancel, NewOrder, OpenOrders, Order, OrderState } from './order.ts'
import { Positions } from './position.ts'
import { Reason } from './reason.ts'
import { Reconciliation } from './reconciliation.ts'
import { Refusal } from './refusal.ts'
import { RiskHistory } from './risk-history.ts'
import { RiskLimits } from './risk-limits.ts'
import { RiskModel } from './risk-model.ts'
import { RiskNumbers } from './risk-numbers.ts'
import { Scope } from './scope.ts'
import { SettlementPage } from './settlement.ts'
import { StressTests } from './stress-tests.ts'
import { strategySchemas } from './strategy-schemas.ts'
import { TradingState, TradingStateOrder } from './trading-state.ts'

/** What the document calls by name; everything else stands where it is used. */
const named = {
  About,
  Allocation,
  AuditPage,
  Balances,
  Books,
  Correlations,
  Custody,
  Execution,
  ExecutionPage,
  KillSwitch,
  KillSwitchOrder,
  MassCancel,
  NewOrder,
  OpenOrders,
  Order,
  OrderState,
  Positions,
  Reason,
  Reconciliation,
  Refusal,
  RiskHistory,
  RiskLimits,
  RiskModel,
  RiskNumbers,
  Scope,
  SettlementPage,
  StressTests,
  TradingState,
  TradingStateOrder,
  ...strategySchemas,
} as const

/** The contract as an OpenAPI 3.1 document, from the schemas that hold answers against it. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const { id, tag, operation } of allOperations()) {
    const path = (paths[operation.path] ??= {})
    path[operation.method.toLowerCase()] = operationObject({ id, tag, operation })
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Trading-system contract', version: '1', description },
    servers: [{ url: '/' }],
    security: [{}, { token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: { Refused: answerObject('The request was not done.', Refusal) },
      schemas: namedSchemas(),
    },
  }
}

const description = `What the Market Readiness Sentinel asks of a trading system. A firm implements it as a small server in front of its own system; docs/trading-system.md says how. Every capability but \`GET /capabilities\` is optional: a check that needs one that is not offered says so.

Prices, quantities and money are decimals as text. Instants are text in UTC with six digits of a second. Any other number says its unit in its name. What an answer holds beyond this document is refused, so that a misspelt field cannot go unnoticed.`

interface Named {
  readonly id: string
  readonly tag: string
  readonly operation: Operation
}

const allOperations = (): readonly Named[] => [
  { id: 'capabilities', tag: 'discovery', operation: discovery },
  ...Object.entries<Readonly<Record<string, Operation>>>(operations).flatMap(([tag, members]) =>
    Object.entries(members).map(([member, operation]) => ({
      id: `${tag}.${member}`,
      tag,
      operation,
    })),
  ),
]

function operationObject({ id, tag, operation }: Named): object {
  const { method, path, summary, input, answer } = operation
  const inPath = (name: string): boolean => path.includes(`{${name}}`)
  const fields = Object.entries<z.ZodType>(input?.shape ?? {})
  const parameters = fields
    .filter(([name]) => inPath(name) || method === 'GET')
    .map(([name, schema]) => parameterObject(name, schema, inPath(name)))
  const rest = method === 'GET' ? [] : fields.filter(([name]) => !inPath(name))
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(rest.length > 0 && { requestBody: bodyObject(input!, rest) }),
    responses: {
      200: answerObject(answer.description ?? summary, answer),
      default: { $ref: '#/components/responses/Refused' },
    },
  }
}

function parameterObject(name: string, schema: z.ZodType, inPath: boolean): object {
  const { description: words, ...rest } = inline(schema)
  return {
    name,
    in: inPath ? 'path' : 'query',
    required: inPath,
    description: words,
    schema: rest,
  }
}

/** An input that the path holds nothing of is a body as a whole, and keeps its name. */
function bodyObject(input: z.ZodObject, rest: readonly (readonly [string, z.ZodType])[]): object {
  const whole = rest.length === Object.keys(input.shape).length
  const schema = whole ? input : z.strictObject(Object.fromEntries(rest))
  return { required: true, content: { 'application/json': { schema: reference(schema) } } }
}

const answerObject = (words: string, schema: z.ZodType): object => ({
  description: words,
  content: { 'application/json': { schema: reference(schema) } },
})

function namedSchemas(): Readonly<Record<string, object>> {
  const registry = z.registry<{ readonly id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { uri: pointerTo })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutDialect(schema)]),
  )
}

const pointerTo = (name: string): string => `#/components/schemas/${name}`

/** A pointer to a schema that has a name, or else the schema itself. */
function reference(schema: z.ZodType): object {
  const [name] = Object.entries(named).find(([, one]) => one === schema) ?? []
  return name === undefined ? inline(schema) : { $ref: pointerTo(name) }
}

const inline = (schema: z.ZodType): { readonly description?: string } =>
  withoutDialect(z.toJSONSchema(schema))

/** OpenAPI 3.1 says itself which dialect its schemas are in, and where they are. */
const withoutDialect = (schema: object): object =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'))
