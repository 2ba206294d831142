import type { Scaled } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { assetOf, type Asset } from './assets.ts'
import { ledgerIds } from './id-code.ts'
import type { Fill } from './orders/order-record.ts'

const mostRemembered = 20_000

/** One change of one balance. */
export interface LedgerEntry {
  readonly id: string
  /** The trade or deposit that it comes from. */
  readonly refid: string
  readonly timeMs: number
  readonly type: 'deposit' | 'trade'
  readonly asset: Asset
  readonly amount: Scaled
  readonly fee: Scaled
  readonly balance: Scaled
}

/** Every change of the account's balances, from the deposits that it was opened with. */
export class Ledger {
  readonly #context: VenueContext
  readonly #entries = new Map<string, LedgerEntry>()
  readonly #totals = new Map<string, Scaled>()
  #count = 0

  constructor(context: VenueContext) {
    this.#context = context
    this.#open()
  }

  /** Oldest first. */
  entries(): readonly LedgerEntry[] {
    return [...this.#entries.values()]
  }

  get(id: string): LedgerEntry | undefined {
    return this.#entries.get(id)
  }

  /** Books both sides of a fill; returns the ids of the entries. */
  book(fill: Omit<Fill, 'ledgers'>): readonly string[] {
    const { id: refid, order, quantity, cost, timeMs } = fill
    const { base, quote } = order.pair
    const sign = order.side === 'buy' ? 1n : -1n
    const entry = { refid, timeMs, type: 'trade' } as const
    const feeOf = (asset: Asset) => (asset.code === fill.feeParty.feeAsset ? fill.feeParty.fee : 0n)
    return [
      this.#add({ ...entry, asset: base, amount: sign * quantity, fee: feeOf(base) }),
      this.#add({ ...entry, asset: quote, amount: -sign * cost, fee: feeOf(quote) }),
    ]
  }

  reset(): void {
    this.#entries.clear()
    this.#totals.clear()
    this.#open()
  }

  #open(): void {
    const { engine, account, now } = this.#context
    for (const [code, { free, locked }] of engine.balances(account)) {
      const asset = assetOf(code)
      const entry = { refid: `DEPOSIT-${asset.id}`, timeMs: now(), type: 'deposit' } as const
      this.#add({ ...entry, asset, amount: free + locked, fee: 0n })
    }
  }

  #add(entry: Omit<LedgerEntry, 'id' | 'balance'>): string {
    const { asset, amount, fee } = entry
    const balance = (this.#totals.get(asset.code) ?? 0n) + amount - fee
    this.#totals.set(asset.code, balance)
    this.#count += 1
    const id = ledgerIds.encode(this.#count)
    this.#entries.set(id, { ...entry, id, balance })
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > mostRemembered && oldest) this.#entries.delete(oldest)
    return id
  }
}
