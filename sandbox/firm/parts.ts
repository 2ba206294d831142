import { createBooks } from './books/books.ts'
import type { BooksOptions } from './books/options.ts'
import type { Books } from './books/port.ts'
import type { GatewayOptions } from './gateway/options.ts'
import type { Gateway } from './gateway/port.ts'
import { gateways } from './gateway/table.ts'

/** How the firm is put together: its ways to trade and its view of the markets. */
export interface Parts {
  gateway(options: GatewayOptions): Gateway
  books(options: BooksOptions): Books
}

export const parts: Parts = {
  gateway: options => gateways[options.venue.name](options),
  books: createBooks,
}
