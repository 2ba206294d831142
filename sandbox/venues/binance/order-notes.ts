import type { Order } from '../../matching/types.ts'
import { selfTradeModes } from './order-words.ts'

/** What Binance repeats about an order that the engine has no need to know. */
export interface Notes {
  readonly strategyId?: number | undefined
  readonly strategyType?: number | undefined
  /** The mode as it was asked for. */
  readonly selfTradePreventionMode: string
}

/** Notes on orders by their id, and on the order that is just being submitted. */
export class OrderNotes {
  readonly #byId = new Map<number, Notes>()
  #arriving: Notes | undefined

  /** Attaches notes to the order that `submit` creates, from its acceptance on. */
  attach<T>(notes: Notes, submit: () => T): T {
    this.#arriving = isRemarkable(notes) ? notes : undefined
    try {
      return submit()
    } finally {
      this.#arriving = undefined
    }
  }

  /** Called when the engine accepts an order, before anything else happens to it. */
  accepted(order: Order): void {
    if (this.#arriving) this.#byId.set(order.id, this.#arriving)
  }

  of(order: Order): Notes {
    return (
      this.#byId.get(order.id) ?? {
        selfTradePreventionMode: selfTradeModes[order.selfTradePrevention],
      }
    )
  }

  reset(): void {
    this.#byId.clear()
  }
}

/** Whether notes say more than the order itself; only those are kept, so that they do not pile up. */
const isRemarkable = ({ strategyId, strategyType, selfTradePreventionMode }: Notes): boolean =>
  strategyId !== undefined || strategyType !== undefined || selfTradePreventionMode === 'TRANSFER'
