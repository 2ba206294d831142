import type { Balance, Scaled } from './types.ts'

/** One account's amount of one asset; only the engine writes. */
export class Holding implements Balance {
  free: Scaled
  locked: Scaled = 0n

  constructor(free: Scaled) {
    this.free = free
  }
}

const nothing: Balance = { free: 0n, locked: 0n }

/** Who holds what. */
export class Ledger {
  readonly #opening = new Map<string, Readonly<Record<string, Scaled>>>()
  readonly #holdings = new Map<string, Map<string, Holding>>()

  get accounts(): Iterable<string> {
    return this.#holdings.keys()
  }

  open(account: string, balances: Readonly<Record<string, Scaled>>): void {
    if (this.#holdings.has(account)) {
      throw new RangeError(`an account must be opened once, was opened again: ${account}`)
    }
    this.#opening.set(account, { ...balances })
    this.#holdings.set(
      account,
      new Map(Object.entries(balances).map(([asset, free]) => [asset, new Holding(free)])),
    )
  }

  /** The live holding, made when the account has not held the asset before. */
  holding(account: string, asset: string): Holding {
    const held = this.#of(account)
    let holding = held.get(asset)
    if (!holding) held.set(asset, (holding = new Holding(0n)))
    return holding
  }

  balance(account: string, asset: string): Balance {
    const { free, locked } = this.#of(account).get(asset) ?? nothing
    return { free, locked }
  }

  balances(account: string): Map<string, Balance> {
    const held = [...this.#of(account)]
    return new Map(held.map(([asset, { free, locked }]) => [asset, { free, locked }]))
  }

  /** Gives an account back what it was opened with; the holdings themselves stay the same objects. */
  restore(account: string): void {
    const opening = this.#opening.get(account)
    for (const [asset, holding] of this.#of(account)) {
      holding.free = opening?.[asset] ?? 0n
      holding.locked = 0n
    }
  }

  #of(account: string): Map<string, Holding> {
    const held = this.#holdings.get(account)
    if (!held) throw new RangeError(`an account must be opened before use, was not: ${account}`)
    return held
  }
}
