import { z } from 'zod'
import { setting, words } from './setting.ts'

const decimal = () =>
  z
    .string()
    .regex(/^(?=.*[1-9])\d+(\.\d+)?$/, 'must be a positive decimal in quotes such as "0.01"')

/** `[[market_connectivity.exchanges.instruments]]`: what the firm believes about an instrument. */
export const instrument = z
  .strictObject({
    symbol: setting(words(), "The venue's own symbol; one of `supported_symbols`."),
    tick_size: setting(decimal(), 'Smallest step of a price, in the quote currency.'),
    lot_size: setting(decimal(), 'Smallest step of a quantity, in the base currency.'),
    min_notional: setting(decimal(), 'Smallest value of an order, in the quote currency.'),
  })
  .meta({ description: 'Rules of an instrument as the firm expects them.' })
