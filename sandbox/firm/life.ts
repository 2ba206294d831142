import type { GatewayEvent } from './gateway/port.ts'
import type { RiskAlerts } from './alerts/risk-alerts.ts'
import { RepeatedExecutions } from './controls/repeated-executions.ts'
import { pause } from './pause.ts'

import type { Desk } from './orders/desk.ts'
import { OrderManager } from './orders/order-manager.ts'
import { Reconciler } from './reconciliation/reconciler.ts'
import { Records, type FirmJournal, type TradingState } from './records.ts'
import { createRiskEngine, type RiskEngine } from './risk/engine.ts'
import { RiskDesk } from './risk-service/risk-desk.ts'
import type { RiskService } from './risk-service/service.ts'
import { createSettlementDesk, type SettlementDesk } from './settlement/desk.ts'
import type { Scope } from './scope.ts'
import { createStrategyDesk, type StrategyDesk } from './strategies/desk.ts'
import type { Venues } from './venues.ts'
import type { Virtues } from './virtues.ts'

export interface LifeOptions {
  readonly journal: FirmJournal
  readonly venues: Venues
  readonly virtues: Virtues
  readonly seed: number
  readonly riskService: RiskService
  readonly riskAlerts: RiskAlerts
}

const lateComparisonMs = 1_000

/** The firm from its start, or a reset, to its end, or the next reset. */
export class Life {
  readonly records: Records
  readonly venues: Venues
  readonly orders: OrderManager
  readonly reconciler: Reconciler
  readonly settlement: SettlementDesk
  readonly risk: RiskEngine
  readonly strategies: StrategyDesk
  readonly riskDesk: RiskDesk
  readonly virtues: Virtues
  readonly #ended = new AbortController()
  readonly #deaf: readonly (() => void)[]
  readonly #repeated: RepeatedExecutions
  readonly #unheard = new Set<string>()

  constructor({ journal, venues, virtues, seed, riskService, riskAlerts }: LifeOptions) {
    this.virtues = virtues
    this.records = new Records(journal, virtues)
    this.venues = venues
    this.settlement = createSettlementDesk({ now: Date.now, seed, faults: virtues })
    this.risk = createRiskEngine({ now: Date.now, seed, virtues })
    this.strategies = createStrategyDesk({ nowMs: Date.now(), seed, faults: virtues })
    this.riskDesk = new RiskDesk({ service: riskService, records: this.records, venues, virtues })
    const desk: Desk = {
      records: this.records,
      venues,
      virtues,
      ending: this.#ended.signal,
      reconciled: () => this.reconciler.agreed,
      denied: (terms, reason) => riskAlerts.denied(terms, reason),
      riskDenialOf: terms => this.riskDesk.denialOf(terms),
    }
    this.orders = new OrderManager(desk)
    this.reconciler = new Reconciler(desk, this.orders)
    this.#repeated = new RepeatedExecutions({
      virtues,
      stop: strategy => void this.engage({ strategy }, 'executed as often as it may', 'firm'),
      release: strategy => {
        if (!this.#ended.signal.aborted) this.release({ strategy }, 'it was quiet for a while')
      },
    })
    this.orders.news.listen(order => this.#repeated.heard(order))
    this.#deaf = [...venues.gateways.values()].map(gateway =>
      gateway.listen(event => this.#hear(gateway.venue, event)),
    )
  }

  /** Resolves once start-up reconciliation was tried; the gateways must be open, or opening. */
  async begin(): Promise<void> {
    this.records.act({ actor: 'firm', action: 'firm.start' })
    // A firm without the virtue of comparing first takes its time over it, as it trades meanwhile.
    if (this.virtues.has('firm-trades-unreconciled'))
      await pause(lateComparisonMs, this.#ended.signal)
    await this.reconciler.atStart()
    await this.riskDesk.begin()
    this.orders.resume()
  }

  end(): void {
    this.#ended.abort()
    for (const stop of this.#deaf) stop()
  }

  /** Denies new orders in a scope from here on, and cancels those that are open there. */
  async engage(
    scope: Scope,
    reason: string,
    actor: 'operator' | 'firm' = 'operator',
  ): Promise<void> {
    const before = this.records.engagements
    this.records.write({ kind: 'engage', scope, reason })
    this.#noteSwitch('killSwitch.engage', before, actor)
    await this.orders.cancelAll(scope)
  }

  /** Releases the engagement of exactly this scope. */
  release(scope: Scope, reason: string): void {
    const before = this.records.engagements
    this.records.write({ kind: 'release', scope, reason })
    this.#noteSwitch('killSwitch.release', before)
    this.#repeated.released(scope)
  }

  setTradingState(to: Omit<TradingState, 'sinceMs'>): void {
    const before = this.records.tradingState
    this.records.write({ kind: 'tradingState', ...to })
    this.records.act({ actor: 'operator', action: 'tradingState.set', before, after: to })
  }

  #noteSwitch(action: string, before: unknown, actor = 'operator'): void {
    this.records.act({ actor, action, before, after: this.records.engagements })
  }

  #hear(venue: string, event: GatewayEvent): void {
    this.orders.hear(venue, event)
    if (event.kind === 'fill') this.riskDesk.hear(venue, event.fill)
    if (event.kind === 'disconnected') this.#unheard.add(venue)
    if (event.kind === 'connected' && this.#unheard.delete(venue)) void this.#catchUp()
  }

  /** What happened while nothing was heard must be asked for, also if a comparison that began before still runs. */
  async #catchUp(): Promise<void> {
    if (this.reconciler.last().state === 'running') await this.reconciler.run()
    if (!this.#ended.signal.aborted) await this.reconciler.run()
    if (!this.#ended.signal.aborted) this.riskDesk.beginAnew()
  }
}
