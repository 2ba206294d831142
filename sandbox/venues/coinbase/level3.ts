import type { FeedBody, FeedMessage } from './feed-message.ts'

/** Which fields a row of each type has, in their order. */
const schema = {
  change: ['type', 'product_id', 'sequence', 'order_id', 'price', 'size', 'time'],
  done: ['type', 'product_id', 'sequence', 'order_id', 'time'],
  match: [
    'type',
    'product_id',
    'sequence',
    'maker_order_id',
    'taker_order_id',
    'price',
    'size',
    'time',
  ],
  noop: ['type', 'product_id', 'sequence', 'time'],
  open: ['type', 'product_id', 'sequence', 'order_id', 'side', 'price', 'size', 'time'],
} as const

/** What a subscription to the compact channel begins with. */
export const level3Schema = JSON.stringify({ type: 'level3', schema })

/** A message as a row; what changes nothing in the book only uses up its number. */
export function level3Row(type: FeedMessage['type'], body: FeedBody): string {
  const kind = type === 'received' || type === 'activate' ? 'noop' : type
  const values: FeedBody = {
    ...body,
    type: kind,
    price: body['new_price'] ?? body['price'],
    size: body['remaining_size'] ?? body['new_size'] ?? body['size'],
  }
  return JSON.stringify(schema[kind].map(name => String(values[name])))
}
