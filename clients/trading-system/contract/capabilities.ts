import { z } from 'zod'
import { orderTypes, timesInForce } from './order.ts'
import { words } from './scalars.ts'

/** What a trading system may offer; each is a member of the port, and each is optional. */
export const capabilities = [
  'orders',
  'orderEntry',
  'orderReplace',
  'massCancel',
  'executions',
  'positions',
  'balances',
  'killSwitch',
  'tradingState',
  'riskLimits',
  'riskNumbers',
  'bookStatus',
  'auditEvents',
  'reconciliation',
  'settlements',
  'custody',
  'riskHistory',
  'riskModel',
  'stressTests',
  'correlations',
  'allocation',
  'strategies',
  'strategyReplay',
] as const

export type Capability = (typeof capabilities)[number]

const identity = {
  contract: z
    .literal('1', 'must be "1", the one version of the contract')
    .describe('Version of this contract.'),
  name: words().describe('Name of the trading system.'),
  version: words().describe('Version that runs.'),
  softwareDigest: z
    .string('must be a text in quotes')
    .regex(/^sha256:[0-9a-f]{64}$/, 'must be "sha256:" and 64 hexadecimal digits')
    .optional()
    .describe('Digest of what runs: evidence of staging counts for production where both agree.'),
  environment: z.enum(['production', 'staging', 'test', 'development', 'sandbox']),
  drillsAllowed: z
    .boolean()
    .optional()
    .describe('Whether this system may be broken on purpose. Left out: false.'),
  orderTypes: z.array(z.enum(orderTypes)).optional().describe('Left out: `limit` only.'),
  timesInForce: z.array(z.enum(timesInForce)).optional().describe('Left out: `GTC` only.'),
  qualifiers: z
    .array(z.enum(['postOnly', 'reduceOnly']))
    .optional()
    .describe('Left out: none.'),
}

/** What a module says of itself; what it offers is seen by what it has. */
export const Identity = z.strictObject(identity)

export type Identity = Readonly<z.output<typeof Identity>>

/** Who the trading system is, and what it offers. */
export const About = z
  .strictObject({
    ...identity,
    capabilities: z.array(z.enum(capabilities)).describe('What is offered; all of it is optional.'),
  })
  .describe('Who the trading system is, and what it offers.')

export type About = Readonly<z.output<typeof About>>
