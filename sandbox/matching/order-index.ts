import { LiveOrder } from './live-order.ts'
import type { Participant } from './participant.ts'
import type { Order } from './types.ts'

const pageSize = 256

/** For each order of a page either the open order, or who remembers it since it closed, and in which row. */
interface Page {
  readonly holders: (LiveOrder | Participant | undefined)[]
  readonly rows: Int32Array
  count: number
}

/** Orders by venue order id. Ids count up, so pages of an array find them faster than a hash; emptied pages are dropped. */
export class OrderIndex {
  readonly #pages = new Map<number, Page>()

  /** The order, open or remembered. */
  get(id: number): Order | undefined {
    const page = this.#pages.get(Math.floor(id / pageSize))
    const holder = page?.holders[id % pageSize]
    if (!page || !holder) return undefined
    return holder instanceof LiveOrder ? holder : holder.closed.at(page.rows[id % pageSize] ?? 0)
  }

  open(id: number): LiveOrder | undefined {
    const holder = this.#pages.get(Math.floor(id / pageSize))?.holders[id % pageSize]
    return holder instanceof LiveOrder ? holder : undefined
  }

  add(order: LiveOrder): void {
    const number = Math.floor(order.id / pageSize)
    let page = this.#pages.get(number)
    if (!page) {
      page = { holders: [], rows: new Int32Array(pageSize), count: 0 }
      this.#pages.set(number, page)
    }
    page.holders[order.id % pageSize] = order
    page.count += 1
  }

  /** From now on the order is found where its owner remembers it. */
  close({ id, owner }: LiveOrder, row: number): void {
    const page = this.#pages.get(Math.floor(id / pageSize))
    if (!page) return
    page.holders[id % pageSize] = owner
    page.rows[id % pageSize] = row
  }

  delete(id: number): void {
    const number = Math.floor(id / pageSize)
    const page = this.#pages.get(number)
    if (page?.holders[id % pageSize] === undefined) return
    page.holders[id % pageSize] = undefined
    page.count -= 1
    if (page.count === 0) this.#pages.delete(number)
  }

  clear(): void {
    this.#pages.clear()
  }
}
