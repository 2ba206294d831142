import type { Allocation } from './contract/allocation.ts'
import type { AuditPage } from './contract/audit-event.ts'
import type { Balances } from './contract/balance.ts'
import type { Books } from './contract/book-status.ts'
import type { About, Capability, Identity } from './contract/capabilities.ts'
import type { Correlations } from './contract/correlations.ts'
import type { Custody } from './contract/custody.ts'
import type { ExecutionPage } from './contract/execution.ts'
import type { KillSwitch, KillSwitchOrder } from './contract/kill-switch.ts'
import type {
  MassCancel,
  NewOrder,
  OpenOrders,
  Order,
  OrderKey,
  Replacement,
} from './contract/order.ts'
import type { PageKey } from './contract/page.ts'
import type { Positions } from './contract/position.ts'
import type { Reconciliation } from './contract/reconciliation.ts'
import type { RiskHistory } from './contract/risk-history.ts'
import type { RiskLimits } from './contract/risk-limits.ts'
import type { RiskModel } from './contract/risk-model.ts'
import type { RiskNumbers } from './contract/risk-numbers.ts'
import type { Scope } from './contract/scope.ts'
import type { SettlementPage } from './contract/settlement.ts'
import type { StressTests } from './contract/stress-tests.ts'
import type { StrategyReplay, Strategies } from './strategies.ts'
import type { TradingState, TradingStateOrder } from './contract/trading-state.ts'

export type { About, Capability, Identity } from './contract/capabilities.ts'
export type { Execution } from './contract/execution.ts'
export type { NewOrder, Order, OrderState } from './contract/order.ts'
export type { AuditPage, Balances, Books, ExecutionPage, KillSwitch, Positions, Reconciliation }
export type { Settlement } from './contract/settlement.ts'
export type { Custody, SettlementPage }
export type { RiskLimits, RiskNumbers, Scope, TradingState }
export type { Allocation, Correlations, RiskHistory, RiskModel, StressTests }
export type { Strategies, StrategyReplay }

/** What the firm knows of its orders. */
export interface Orders {
  /** Those that are not final. */
  list(): Promise<OpenOrders>
  /** Undefined when the firm knows no such order. */
  get(key: OrderKey): Promise<Order | undefined>
}

/** Orders through the firm. What came of a request is an order; an error says whether there may be one. */
export interface OrderEntry {
  submit(order: NewOrder): Promise<Order>
  cancel(key: OrderKey): Promise<Order>
}

/** Another price and quantity for an open order. */
export interface OrderReplace {
  replace(replacement: Replacement): Promise<Order>
}

/** Every open order in a scope, at once. */
export interface MassCanceling {
  cancelAll(scope: Scope): Promise<MassCancel>
}

/** The steps in the lives of orders; with an empty key, the cursor of the end. */
export interface Executions {
  list(key: PageKey): Promise<ExecutionPage>
}

/** What stops trading in a scope, and cancels what is open there. */
export interface KillSwitching {
  read(): Promise<KillSwitch>
  engage(order: KillSwitchOrder): Promise<KillSwitch>
  release(order: KillSwitchOrder): Promise<KillSwitch>
}

/** What the trading system may do. */
export interface TradingStates {
  read(): Promise<TradingState>
  set(order: TradingStateOrder): Promise<TradingState>
}

/** The audit trail; with an empty key, the cursor of the end. */
export interface AuditEvents {
  list(key: PageKey): Promise<AuditPage>
}

/** Comparing the firm's records with the venues. */
export interface Reconciling {
  start(): Promise<Reconciliation>
  /** Undefined when there was none yet. */
  last(): Promise<Reconciliation | undefined>
}

/** What is to change hands, or has; with an empty key, the cursor of the end. */
export interface Settlements {
  list(key: PageKey): Promise<SettlementPage>
}

/** Something that can only be read. */
export interface Readable<Answer> {
  read(): Promise<Answer>
}

/** What a trading system may offer; what it does not is undefined. */
export interface Offers {
  readonly orders?: Orders | undefined
  readonly orderEntry?: OrderEntry | undefined
  readonly orderReplace?: OrderReplace | undefined
  readonly massCancel?: MassCanceling | undefined
  readonly executions?: Executions | undefined
  readonly positions?: Readable<Positions> | undefined
  readonly balances?: Readable<Balances> | undefined
  readonly killSwitch?: KillSwitching | undefined
  readonly tradingState?: TradingStates | undefined
  readonly riskLimits?: Readable<RiskLimits> | undefined
  readonly riskNumbers?: Readable<RiskNumbers> | undefined
  readonly bookStatus?: Readable<Books> | undefined
  readonly auditEvents?: AuditEvents | undefined
  readonly reconciliation?: Reconciling | undefined
  readonly settlements?: Settlements | undefined
  readonly custody?: Readable<Custody> | undefined
  readonly riskHistory?: Readable<RiskHistory> | undefined
  readonly riskModel?: Readable<RiskModel> | undefined
  readonly stressTests?: Readable<StressTests> | undefined
  readonly correlations?: Readable<Correlations> | undefined
  readonly allocation?: Readable<Allocation> | undefined
  readonly strategies?: Strategies | undefined
  readonly strategyReplay?: StrategyReplay | undefined
}

/** A trading system as a check is handed it. Every answer is what the contract says; whatever else came was thrown. */
export interface TradingSystem extends Offers {
  readonly about: About
  close(): Promise<void>
}

/** What a module of the firm exports as `tradingSystem` or by default. */
export interface TradingSystemModule extends Offers {
  about(): Promise<Identity> | Identity
  close?(): Promise<void> | void
}

/** What a check says when it needs what the trading system does not offer. */
export const howToOffer = (capability: Capability): string =>
  `offer \`${capability}\` in the trading system's shim or module, as docs/trading-system.md says`
