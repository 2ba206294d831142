import { UnknownToVenue } from '../errors.ts'
import type { InstrumentNotice, InstrumentRules, VenueStatus } from '../port.ts'
import type { Asked } from '../protocol.ts'
import { decimalField, field, fieldIfAny, itemsOf, textField } from '../published.ts'

/** Modes in which a product trades, but not as usual. */
const modes = ['post_only', 'limit_only', 'cancel_only', 'auction_mode'] as const

/** What Coinbase Exchange says of a product; the smallest order is one increment, if its notional suffices. */
export function coinbaseInstrument(product: unknown): InstrumentRules {
  return {
    symbol: textField(product, 'id'),
    trading: takesOrders(product),
    tickSize: decimalField(product, 'quote_increment'),
    lotSize: decimalField(product, 'base_increment'),
    minQuantity: decimalField(product, 'base_increment'),
    minNotional: decimalField(product, 'min_market_funds'),
  }
}

/** Coinbase Exchange has no status of its own: it operates when one of the configured products takes orders. */
export async function coinbaseStatus(asked: Asked): Promise<VenueStatus> {
  const products = await configuredProducts(asked)
  if (products.length === 0)
    throw new UnknownToVenue(
      `one of ${asked.target.symbols.join(', ')} must be listed at ${asked.target.name} to tell whether it operates, none was; correct supported_symbols`,
    )
  const words = products.map(messageOf).filter(message => message !== '')
  const statuses = products.map(product =>
    isOpen(product) && !takesOrders(product) ? 'cancel_only' : textField(product, 'status'),
  )
  const unique = [...new Set(words.length > 0 ? words : statuses)]
  return {
    operating: products.some(takesOrders),
    words: unique.join('; '),
    announced: [],
  }
}

/** Modes and messages of configured products that still trade. */
export async function coinbaseNotices(asked: Asked): Promise<readonly InstrumentNotice[]> {
  const products = await configuredProducts(asked)
  return products.filter(isOpen).flatMap(product => {
    const flags = modes.filter(mode => fieldIfAny(product, mode) === true)
    const words = [...flags, messageOf(product)].filter(word => word !== '')
    return words.length > 0 ? [{ symbol: textField(product, 'id'), words: words.join(', ') }] : []
  })
}

async function configuredProducts({ exchange, target }: Asked): Promise<readonly unknown[]> {
  const products: unknown = await exchange.request('products', 'public', 'GET')
  return itemsOf(products, 'the products').filter(product =>
    target.symbols.includes(textField(product, 'id')),
  )
}

const isOpen = (product: unknown): boolean =>
  field(product, 'status') === 'online' && field(product, 'trading_disabled') !== true

const takesOrders = (product: unknown): boolean =>
  isOpen(product) && fieldIfAny(product, 'cancel_only') !== true

function messageOf(product: unknown): string {
  const message = fieldIfAny(product, 'status_message')
  return typeof message === 'string' ? message : ''
}
