import type { z } from 'zod'
import { Allocation } from './allocation.ts'
import { AuditPage } from './audit-event.ts'
import { Balances } from './balance.ts'
import { Books } from './book-status.ts'
import { About, type Capability } from './capabilities.ts'
import { Correlations } from './correlations.ts'
import { Custody } from './custody.ts'
import { ExecutionPage } from './execution.ts'
import { KillSwitch, KillSwitchOrder } from './kill-switch.ts'
import { MassCancel, NewOrder, OpenOrders, Order, OrderKey, Replacement } from './order.ts'
import { PageKey } from './page.ts'
import { Positions } from './position.ts'
import { Reconciliation } from './reconciliation.ts'
import { RiskHistory } from './risk-history.ts'
import { RiskLimits } from './risk-limits.ts'
import { RiskModel } from './risk-model.ts'
import { RiskNumbers } from './risk-numbers.ts'
import { Scope } from './scope.ts'
import { SettlementPage } from './settlement.ts'
import { StressTests } from './stress-tests.ts'
import { strategyOperations } from './strategy-operations.ts'
import { TradingState, TradingStateOrder } from './trading-state.ts'

/**
 * One endpoint. What its path names in braces is taken from the input; the rest of the input is the query of a GET, and the
 * JSON body of anything else.
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** One sentence for the document. */
  readonly summary: string
  readonly input?: z.ZodObject
  readonly answer: z.ZodType
  /** Whether there may be nothing to answer, which is told by `notFound` and is no error. */
  readonly mayBeAbsent?: true
}

/** The one endpoint that every trading system has. */
export const discovery = {
  method: 'GET',
  path: '/capabilities',
  summary: 'Says who the trading system is and what it offers.',
  answer: About,
} as const satisfies Operation

/** Every other endpoint, by the capability that it belongs to. */
export const operations = {
  orders: {
    list: {
      method: 'GET',
      path: '/orders',
      summary: 'Lists the orders that are not final.',
      answer: OpenOrders,
    },
    get: {
      method: 'GET',
      path: '/orders/{clientOrderId}',
      summary: 'Tells of one order, final or not.',
      input: OrderKey,
      answer: Order,
      mayBeAbsent: true,
    },
  },
  orderEntry: {
    submit: {
      method: 'POST',
      path: '/orders',
      summary:
        'Submits an order and answers with it as far as it has come; `pending` is an answer too. The same order again changes nothing and answers the same; another one under its client order id is a `conflict`.',
      input: NewOrder,
      answer: Order,
    },
    cancel: {
      method: 'DELETE',
      path: '/orders/{clientOrderId}',
      summary: 'Asks the venue to cancel an order; a fill may still come first.',
      input: OrderKey,
      answer: Order,
    },
  },
  orderReplace: {
    replace: {
      method: 'PUT',
      path: '/orders/{clientOrderId}',
      summary: 'Gives an open order another price and quantity.',
      input: Replacement,
      answer: Order,
    },
  },
  massCancel: {
    cancelAll: {
      method: 'POST',
      path: '/mass-cancel',
      summary: 'Cancels every open order in a scope; new ones may still be submitted.',
      input: Scope,
      answer: MassCancel,
    },
  },
  executions: {
    list: {
      method: 'GET',
      path: '/executions',
      summary: 'Lists the steps in the lives of orders.',
      input: PageKey,
      answer: ExecutionPage,
    },
  },
  positions: {
    read: {
      method: 'GET',
      path: '/positions',
      summary: 'Tells what the firm believes to hold.',
      answer: Positions,
    },
  },
  balances: {
    read: {
      method: 'GET',
      path: '/balances',
      summary: 'Tells what the firm believes to have in its accounts.',
      answer: Balances,
    },
  },
  killSwitch: {
    read: {
      method: 'GET',
      path: '/kill-switch',
      summary: 'Tells where the kill switch is engaged.',
      answer: KillSwitch,
    },
    engage: {
      method: 'POST',
      path: '/kill-switch/engage',
      summary: 'Cancels every open order in a scope and denies new ones until it is released.',
      input: KillSwitchOrder,
      answer: KillSwitch,
    },
    release: {
      method: 'POST',
      path: '/kill-switch/release',
      summary: 'Releases the engagement of exactly this scope.',
      input: KillSwitchOrder,
      answer: KillSwitch,
    },
  },
  tradingState: {
    read: {
      method: 'GET',
      path: '/trading-state',
      summary: 'Tells what the trading system may do now.',
      answer: TradingState,
    },
    set: {
      method: 'PUT',
      path: '/trading-state',
      summary: 'Says what the trading system may do from now on.',
      input: TradingStateOrder,
      answer: TradingState,
    },
  },
  riskLimits: {
    read: {
      method: 'GET',
      path: '/risk/limits',
      summary: 'Lists the limits that are in force.',
      answer: RiskLimits,
    },
  },
  riskNumbers: {
    read: {
      method: 'GET',
      path: '/risk/numbers',
      summary: "Tells the firm's own numbers of its risk.",
      answer: RiskNumbers,
    },
  },
  bookStatus: {
    read: {
      method: 'GET',
      path: '/books',
      summary: 'Tells of every subscribed book whether strategies may trade on it.',
      answer: Books,
    },
  },
  auditEvents: {
    list: {
      method: 'GET',
      path: '/audit-events',
      summary: 'Lists entries of the audit trail.',
      input: PageKey,
      answer: AuditPage,
    },
  },
  reconciliation: {
    start: {
      method: 'POST',
      path: '/reconciliation',
      summary: "Begins to compare the firm's records with the venues, or joins what is running.",
      answer: Reconciliation,
    },
    last: {
      method: 'GET',
      path: '/reconciliation',
      summary: 'Tells of the last comparison, whether asked for or made at start-up.',
      answer: Reconciliation,
      mayBeAbsent: true,
    },
  },
  settlements: {
    list: {
      method: 'GET',
      path: '/settlements',
      summary: 'Lists what is to change hands, or has, for trades from `since` on.',
      input: PageKey,
      answer: SettlementPage,
    },
  },
  custody: {
    read: {
      method: 'GET',
      path: '/custody',
      summary: "Tells what custodians hold for the firm, beside the firm's own books.",
      answer: Custody,
    },
  },
  riskHistory: {
    read: {
      method: 'GET',
      path: '/risk/history',
      summary: 'Tells for each day what was said of its risk before, and what came.',
      answer: RiskHistory,
    },
  },
  riskModel: {
    read: {
      method: 'GET',
      path: '/risk/model',
      summary: 'Tells the risk of the book now, with everything that it was computed from.',
      answer: RiskModel,
    },
  },
  stressTests: {
    read: {
      method: 'GET',
      path: '/risk/stress-tests',
      summary: 'Tells what the book would lose in each stress test.',
      answer: StressTests,
    },
  },
  correlations: {
    read: {
      method: 'GET',
      path: '/risk/correlations',
      summary: 'Tells the correlations that the firm computes with.',
      answer: Correlations,
    },
  },
  allocation: {
    read: {
      method: 'GET',
      path: '/risk/allocation',
      summary: 'Tells the weights that the firm calls optimal, with the problem that they solve.',
      answer: Allocation,
    },
  },
  ...strategyOperations,
} as const satisfies Record<Capability, Readonly<Record<string, Operation>>>
