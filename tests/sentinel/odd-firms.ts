import { TradingSystemRefused } from '../../clients/trading-system/errors.ts'
import type { Reason } from '../../clients/trading-system/contract/reason.ts'
import type { NewOrder } from '../../clients/trading-system/port.ts'
import { openTradingSystem } from '../../clients/trading-system/open.ts'

interface At {
  readonly url: string
  readonly token: string
}
type Module = Record<string, Record<string, unknown>>

/**
 * The sandbox's firm as a module that has habits which the contract allows: decimals with zeros at their end, a clock that
 * is ahead of the venue's, and an order at rest in another symbol.
 */
export async function oddButHealthy(at: At) {
  const { system, about, offered } = await throughModule(at, withHabits)
  offered.orders!.list = async () => {
    const { orders } = await system.orders!.list()
    return withHabits({ orders: [...orders, elsewhere] })
  }
  return { about, ...offered }
}

/** The same firm with a clock that stands still, so that nothing takes any time. */
export async function withStoppedClock(at: At) {
  const { about, offered } = await throughModule(at, answer => mapped(answer, stopped))
  return { about, ...offered }
}

/** The same firm, which denies each order, and has nothing to book. */
export const denyingAll = (at: At) =>
  denyingAfter(at, 0, { code: 'tradingState', message: 'trading is halted' })

/** The same firm, which denies all orders but a few, for what they are. */
export const denyingMost = (at: At) =>
  denyingAfter(at, 8, { code: 'unsupported', message: 'such orders are not taken any more' })

async function denyingAfter(at: At, first: number, reason: Reason) {
  const { system, about, offered } = await throughModule(at, answer => answer)
  const denied = new Map<string, object>()
  let submitted = 0
  offered.orderEntry!.submit = async (order: NewOrder) => {
    if (submitted++ < first) return system.orderEntry!.submit(order)
    const over = { state: 'denied', reason, filledQuantity: '0', firmOrderId: 'F-1' }
    denied.set(order.clientOrderId, {
      ...order,
      ...over,
      createdAt: standing,
      updatedAt: standing,
    })
    return denied.get(order.clientOrderId)
  }
  offered.orders!.get = async (key: { readonly clientOrderId: string }) =>
    denied.get(key.clientOrderId) ?? system.orders!.get(key)
  return { about, ...offered }
}

/** The same firm, which says that it may not sell, for want of funds. */
export async function holdingNothing(at: At) {
  const { system, about, offered } = await throughModule(at, answer => answer)
  const reason = { code: 'insufficientFunds', message: 'there is nothing to sell' }
  const refused = new Map<string, object>()
  offered.orderEntry!.submit = async (order: NewOrder) => {
    if (order.side === 'buy') return system.orderEntry!.submit(order)
    const over = { state: 'denied', reason, filledQuantity: '0', firmOrderId: 'F-1' }
    const times = { createdAt: standing, updatedAt: standing }
    refused.set(order.clientOrderId, { ...order, ...over, ...times })
    return refused.get(order.clientOrderId)
  }
  offered.orders!.get = async (key: { readonly clientOrderId: string }) =>
    refused.get(key.clientOrderId) ?? system.orders!.get(key)
  return { about, ...offered }
}

/** What the sandbox's firm offers, as methods of a module whose answers are changed. */
async function throughModule(at: At, change: (answer: unknown) => unknown) {
  const system = await openTradingSystem({ ...at, deadlineMs: 10_000 })
  const { capabilities, ...about } = system.about
  const offered: Module = Object.fromEntries(
    capabilities.map(name => {
      const members = system[name] as unknown as Record<string, (key: unknown) => Promise<unknown>>
      const changed = Object.entries(members).map(([member, ask]) => [
        member,
        async (key: unknown) => change(await ask(key).catch(refused)),
      ])
      return [name, Object.fromEntries(changed) as Record<string, unknown>]
    }),
  )
  return { system, about: () => about, offered }
}

const standing = '2026-01-31T09:30:00.000000Z'
const elsewhere = {
  clientOrderId: 'desk-1',
  firmOrderId: 'F-desk-1',
  venueOrderId: '987654321',
  venue: 'binance',
  symbol: 'SOLUSDT',
  side: 'buy',
  type: 'limit',
  quantity: '1',
  price: '10',
  timeInForce: 'GTC',
  state: 'accepted',
  filledQuantity: '0',
  createdAt: standing,
  updatedAt: standing,
}

/** A module refuses by an error that has the refusal's code. */
function refused(error: unknown): never {
  if (!(error instanceof TradingSystemRefused)) throw error
  const { code, message } = error.refusal
  throw Object.assign(new Error(message), { code })
}

const decimals = ['quantity', 'filledQuantity', 'averagePrice', 'price', 'total', 'available']
const instants = ['createdAt', 'updatedAt', 'at', 'startedAt', 'finishedAt']
const aheadMs = 1_500

const withHabits = (answer: unknown): unknown =>
  mapped(answer, (key, text) => {
    if (decimals.includes(key)) return `${text}${text.includes('.') ? '' : '.'}00`
    return instants.includes(key) ? later(text) : text
  })

const stopped = (key: string, text: string): string => (instants.includes(key) ? standing : text)

/** An answer with its texts changed by the keys that they stand under. */
function mapped(value: unknown, change: (key: string, text: string) => string): unknown {
  if (Array.isArray(value)) return value.map(one => mapped(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]: [string, unknown]) => [
      key,
      typeof child === 'string' ? change(key, child) : mapped(child, change),
    ]),
  )
}

const later = (instant: string): string =>
  new Date(Date.parse(instant) + aheadMs).toISOString().replace('Z', instant.slice(-4))
