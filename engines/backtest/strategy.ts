/**
 * What a strategy sees at an event: all that is known now, and nothing after it. `back` counts events backwards, 0 being the
 * one that has just ended. Asking for an event before the first or after now throws `BacktestError`.
 */
export interface View {
  readonly symbol: string
  /** Number of the event that has just ended, from 0. */
  readonly index: number
  /** When a bar opened, or when a quote or trade was made, in milliseconds since 1970. */
  time(back?: number): number
  /** Of quotes the middle between bid and ask, of trades their price; so are high, low and close. */
  open(back?: number): number
  high(back?: number): number
  low(back?: number): number
  close(back?: number): number
  /** Of quotes the sizes of both sides together. */
  volume(back?: number): number
  /** Of quotes only. */
  bid(back?: number): number
  /** Of quotes only. */
  ask(back?: number): number
  /** Quantity held now, below zero for short. */
  readonly position: number
  readonly cash: number
  /** Cash and position at the last close. */
  readonly equity: number
}

/**
 * Where a strategy gives orders. Quantities are signed: above zero buys. An order given at the end of an event reaches the
 * market `latencyBars` events later, a cancellation too. Each but `cancel` returns the number of the order. Numbers that are
 * not finite, a quantity of zero and a number of no order throw `BacktestError`.
 */
export interface OrderDesk {
  market(quantity: number): number
  /** Buys at no more, or sells at no less, than `price`. */
  limit(quantity: number, price: number): number
  /** Becomes a market order when the price reaches `price`, from below to buy and from above to sell. */
  stop(quantity: number, price: number): number
  /** Brings the position to `quantity` by a market order for what is missing when it reaches the market. */
  target(quantity: number): void
  /** Brings the position to a share of the equity, both taken at the price of the fill; 1 is all in, −1 all short. */
  targetShare(share: number): void
  /** Does nothing to an order that was filled meanwhile. */
  cancel(order: number): void
  /** Whether an order waits for the market or in it. */
  isOpen(order: number): boolean
}

/** One instance for each run; it may keep state. */
export interface Strategy {
  onBar(view: View, orders: OrderDesk): void
  /** Every indicator after the last event, by name; asked for where it is looked at how far back they must see. */
  indicators?(): Readonly<Record<string, number>>
}

/** What a strategy is made with besides its parameters. */
export interface StrategyTools {
  /** Uniform numbers from 0 up to 1, drawn from the run's seed: a strategy that is to be repeatable takes no others. */
  readonly random: () => number
}

/** A strategy as a module exports it. */
export interface StrategyModule {
  readonly name: string
  /** Every parameter with its default. */
  readonly parameters: Readonly<Record<string, number>>
  /** So many events are shown before the first order is accepted; those given earlier are rejected. */
  readonly warmUpBars?: number
  create(parameters: Readonly<Record<string, number>>, tools: StrategyTools): Strategy
}
