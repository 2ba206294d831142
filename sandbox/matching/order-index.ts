import type { LiveOrder } from './live-order.ts'

const pageSize = 1024

interface Page {
  readonly orders: (LiveOrder | undefined)[]
  count: number
}

/** Orders by venue order id. Ids count up, so pages of an array find them faster than a hash; emptied pages are dropped. */
export class OrderIndex {
  readonly #pages = new Map<number, Page>()
  #newest: Page | undefined
  #newestNumber = -1

  get(id: number): LiveOrder | undefined {
    return this.#page(Math.floor(id / pageSize))?.orders[id % pageSize]
  }

  add(order: LiveOrder): void {
    const number = Math.floor(order.id / pageSize)
    const page = this.#page(number) ?? this.#addPage(number)
    page.orders[order.id % pageSize] = order
    page.count += 1
  }

  delete(id: number): void {
    const number = Math.floor(id / pageSize)
    const page = this.#page(number)
    if (page?.orders[id % pageSize] === undefined) return
    page.orders[id % pageSize] = undefined
    page.count -= 1
    if (page.count === 0 && number !== this.#newestNumber) this.#pages.delete(number)
  }

  clear(): void {
    this.#pages.clear()
    this.#newest = undefined
    this.#newestNumber = -1
  }

  #page(number: number): Page | undefined {
    return number === this.#newestNumber ? this.#newest : this.#pages.get(number)
  }

  #addPage(number: number): Page {
    const page: Page = { orders: [], count: 0 }
    this.#pages.set(number, page)
    this.#newest = page
    this.#newestNumber = number
    return page
  }
}
