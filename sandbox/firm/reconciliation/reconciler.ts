import { formatAmount, parseAmount, zero } from '../amount.ts'
import { pause } from '../pause.ts'
import type { Desk } from '../orders/desk.ts'
import type { OrderManager } from '../orders/order-manager.ts'
import { adopt, reportOf } from './adoption.ts'
import { compare, tradeKey, type Comparison, type Finding } from './compare.ts'
import {
  sameDifference,
  type Compared,
  type Difference,
  type Reconciliation,
} from './reconciliation.ts'
import { isUnderWay, statementOf, type Asked } from './statement.ts'

/** Records are compared and corrected at most so often; what differs then needs a person. */
const mostCycles = 3
/** How often a venue is asked again because the records moved while it was asked. */
const mostStatements = 4
/** What is corrected over a wire needs a moment. */
const settleMs = 50
/** While the records do not agree, they are compared again after so long. */
const againAfterMs = 1_000
/** Trades so much older than the firm's first look may be told by a venue whose clock is behind. */
const openingOverlapMs = 10_000

const turns: readonly Finding['kind'][] = ['unknownOrder', 'missingFill']
const turnOf = ({ kind }: Finding): number => turns.indexOf(kind) + 1 || turns.length + 1

interface Looked extends Comparison {
  readonly venue: string
  readonly symbols: readonly string[]
  readonly asked: Asked
}

/** Compares the firm's records with the venues and corrects them; decides whether the firm may trade. */
export class Reconciler {
  readonly #desk: Desk
  readonly #orders: OrderManager
  #running: { readonly done: Promise<Reconciliation>; now: Reconciliation } | undefined
  #agreed = false
  #hasCompared = false
  readonly #startedMs = Date.now()
  #isToTryAgain = false

  constructor(desk: Desk, orders: OrderManager) {
    this.#desk = desk
    this.#orders = orders
  }

  /** Whether the last comparison that could be made agreed. */
  get agreed(): boolean {
    return this.#agreed
  }

  /** The comparison that runs, or else the last one; until the one at start-up can begin, it counts as running. */
  last(): Reconciliation {
    const { reconciliation } = this.#desk.records
    if (this.#running) return this.#running.now
    return this.#hasCompared && reconciliation ? reconciliation : this.#begun(this.#startedMs)
  }

  #begun(startedMs: number): Reconciliation {
    return {
      reconciliationId: `R-${this.#desk.records.reconciliations + 1}`,
      state: 'running',
      startedMs,
      cycles: 0,
      compared: [],
      differences: [],
    }
  }

  /** Begins a comparison, or joins what is running. Returns it as it stands; `run` resolves to its end. */
  start(): Reconciliation {
    void this.run()
    return this.last()
  }

  run(): Promise<Reconciliation> {
    if (this.#running) return this.#running.done
    const now = this.#begun(Date.now())
    const { promise: done, resolve } = Promise.withResolvers<Reconciliation>()
    this.#running = { done, now }
    void this.#reconcile().then(reconciliation => resolve(this.#finish(reconciliation)))
    return done
  }

  #finish(reconciliation: Reconciliation): Reconciliation {
    const { state } = reconciliation
    this.#running = undefined
    this.#hasCompared = true
    if (this.#desk.ending.aborted) return reconciliation
    this.#desk.records.write({ kind: 'reconciliation', reconciliation })
    if (state !== 'failed') this.#agreed = state === 'agreed'
    if (state !== 'agreed') void this.#tryAgain()
    return reconciliation
  }

  /** Looks at the accounts for the first time where it must, and compares. Resolves after the first try; others follow. */
  async atStart(): Promise<void> {
    const { records, ending } = this.#desk
    await this.#openAccounts()
    if (ending.aborted) return
    if (records.openings.size > 0) await this.run()
    else void this.#tryAgain()
  }

  async #tryAgain(): Promise<void> {
    if (this.#isToTryAgain) return
    this.#isToTryAgain = true
    const goesOn = await pause(againAfterMs, this.#desk.ending)
    this.#isToTryAgain = false
    if (goesOn && !(this.#agreed && this.#isOpened)) await this.atStart()
  }

  /** Whether it is known of every account what it began with. */
  get #isOpened(): boolean {
    const { records, venues } = this.#desk
    return [...venues.gateways.keys()].every(venue => records.openings.has(venue))
  }

  /** What an account had before the firm ever traded is where the ledger begins. */
  async #openAccounts(): Promise<void> {
    const { records, venues, ending } = this.#desk
    const missing = [...venues.gateways.values()].filter(
      ({ venue }) => !records.openings.has(venue),
    )
    const opening = missing.map(async gateway => {
      const { venue } = gateway
      const symbols = gateway.instruments().map(({ symbol }) => symbol)
      if (symbols.length === 0)
        throw new Error(`the instruments of ${venue} must be known, are not`)
      const fills = await gateway.fills(symbols, Date.now() - openingOverlapMs)
      const balances = (await gateway.balances()).map(({ currency, total }) => ({
        currency,
        total,
      }))
      const tradeIds = fills.map(tradeKey)
      if (!ending.aborted) records.write({ kind: 'opening', venue, balances, tradeIds })
    })
    await Promise.allSettled(opening)
  }

  async #reconcile(): Promise<Reconciliation> {
    const { virtues } = this.#desk
    const { now: begun } = this.#running!
    const ended = (
      state: Reconciliation['state'],
      so: Partial<Reconciliation>,
    ): Reconciliation => ({
      ...begun,
      ...this.#running?.now,
      ...so,
      state,
      finishedMs: Date.now(),
    })
    if (virtues.has('firm-skips-reconciliation'))
      return ended('agreed', { cycles: 1, compared: this.#claimed() })
    try {
      for (let cycle = 1; ; cycle++) {
        const looked = await Promise.all(this.#venues().map(venue => this.#look(venue)))
        const left = looked.flatMap(({ differences }) => differences)
        this.#tell(cycle, looked, left)
        if (virtues.has('firm-reconciles-on-paper')) return ended('agreed', this.#onPaper(left))
        if (left.length === 0) return ended('agreed', {})
        if (cycle === mostCycles) return ended('differing', {})
        if (!virtues.has('firm-reconciliation-never-settles'))
          await Promise.all(looked.map(one => this.#correct(one)))
        if (!(await pause(settleMs, this.#desk.ending))) return ended('failed', {})
      }
    } catch {
      return ended('failed', {})
    }
  }

  /** Of a firm that corrects nothing: what it told once it does not tell again. */
  #onPaper(left: readonly Difference[]): Pick<Reconciliation, 'differences'> {
    const before = this.#desk.records.reconciliation?.differences ?? []
    const isNew = (one: Difference) => !before.some(known => sameDifference(known, one))
    return { differences: left.filter(isNew).map(one => ({ ...one, resolved: true })) }
  }

  #venues(): readonly string[] {
    return [...this.#desk.venues.gateways.keys()]
  }

  /** What a firm says to have compared that looked at nothing. */
  #claimed(): readonly Compared[] {
    return this.#venues().map(venue => ({ venue, symbols: this.#desk.venues.symbols(venue) }))
  }

  /** Asks a venue until the records did not move meanwhile, and compares. */
  async #look(venue: string): Promise<Looked> {
    const { records } = this.#desk
    const opening = records.openings.get(venue)
    if (!opening) throw new Error(`the account at ${venue} must have been looked at, was not`)
    const sinceMs = Math.max(opening.atMs, records.agreedMs)
    for (let statements = 1; ; statements++) {
      const moves = records.movesAt(venue)
      const asked = await statementOf(this.#desk, venue, sinceMs)
      if (records.movesAt(venue) !== moves && statements < mostStatements) continue
      const { differences, findings } = compare(
        {
          venue,
          orders: records.orders.all().filter(({ terms }) => terms.venue === venue),
          openingTradeIds: opening.tradeIds,
          isUnderWay,
          balances: records.ledger.balances().filter(balance => balance.venue === venue),
          position: symbol => records.ledger.position(venue, symbol).quantity,
        },
        asked.statement,
      )
      return { venue, symbols: asked.symbols, asked, differences, findings }
    }
  }

  /** Keeps each difference as it was first seen; resolved is what is not left. */
  #tell(cycles: number, looked: readonly Looked[], left: readonly Difference[]): void {
    if (!this.#running) return
    const { now } = this.#running
    const isNew = (one: Difference) => !now.differences.some(known => sameDifference(known, one))
    const all = [...now.differences, ...left.filter(isNew)]
    const differences = all.map(one => ({
      ...one,
      resolved: !left.some(other => sameDifference(one, other)),
    }))
    const compared = looked.map(({ venue, symbols }) => ({ venue, symbols }))
    this.#running.now = { ...now, cycles, compared, differences }
  }

  /**
   * Trades before ends, so that none comes late, and after the orders that they belong to. They may explain what balances
   * differ by, which are corrected only where no trade is missing.
   */
  async #correct({ venue, findings, asked }: Looked): Promise<void> {
    const isMissing = findings.some(({ kind }) => kind === 'missingFill')
    for (const finding of findings.toSorted((one, other) => turnOf(one) - turnOf(other)))
      if (finding.kind !== 'balance' || !isMissing) await this.#settle(venue, finding, asked)
  }

  async #settle(venue: string, finding: Finding, asked: Asked): Promise<void> {
    const { records, venues, ending } = this.#desk
    if (ending.aborted) return
    switch (finding.kind) {
      case 'unknownOrder':
        return this.#adopt(venue, finding, asked)
      case 'missingFill':
        return this.#orders.news.fill(venue, finding.fill, true)
      case 'report':
        return this.#orders.news.report(venue, {
          ...finding.report,
          venueClientOrderId: finding.order.venueClientOrderId,
        })
      case 'absent':
        return this.#orders.giveUp(finding.order)
      case 'livesOn': {
        const { symbol, venueOrderId, venueClientOrderId } = finding.report
        await venues.gateway(venue).cancel({ symbol, venueOrderId, venueClientOrderId })
        return
      }
      case 'balance': {
        const { currency, total } = finding
        const before = formatAmount(records.ledger.total(venue, currency))
        records.write({ kind: 'balance', venue, currency, total })
        const subject = `${venue} ${currency}`
        records.act({
          actor: 'reconciliation',
          action: 'balance.correct',
          subject,
          before,
          after: total,
        })
      }
    }
  }

  async #adopt(
    venue: string,
    { venueOrderId, report }: Extract<Finding, { kind: 'unknownOrder' }>,
    { statement }: Asked,
  ): Promise<void> {
    const [first, ...rest] = statement.fills.filter(fill => fill.venueOrderId === venueOrderId)
    const filled = [first, ...rest].reduce(
      (sum, fill) => sum + parseAmount(fill?.quantity ?? '0'),
      zero,
    )
    const guessed = first && reportOf([first, ...rest], formatAmount(filled))
    const told = report ?? (guessed && (await this.#asked(venue, guessed))) ?? guessed
    if (!told) return
    adopt(this.#desk, venue, told)
    this.#orders.news.report(venue, told)
  }

  #asked(venue: string, guessed: ReturnType<typeof reportOf>) {
    const { symbol, venueOrderId, venueClientOrderId } = guessed
    return this.#desk.venues.gateway(venue).order({ symbol, venueOrderId, venueClientOrderId })
  }
}
