import type { VenueContext } from '../venue.ts'
import type { Endpoint } from './endpoint.ts'
import { refusals } from './refusal.ts'

const names: Readonly<Record<string, string>> = {
  BTC: 'Bitcoin',
  ETH: 'Ethereum',
  LTC: 'Litecoin',
  USD: 'United States Dollar',
  USDT: 'Tether',
}
const networks: Readonly<Record<string, string>> = {
  BTC: 'bitcoin',
  ETH: 'ethereum',
  LTC: 'litecoin',
  USDT: 'ethereum',
}

/** Currencies over REST. */
export const currencyEndpoints = (context: VenueContext): readonly Endpoint[] => [
  {
    route: 'GET /currencies',
    allowance: 'public',
    answer: () => allCurrencies(context),
  },
  {
    route: 'GET /currencies/:id',
    allowance: 'public',
    answer: ({ id }) => {
      if (!currenciesOf(context).includes(id)) throw refusals.notFound()
      return currencyShape(id)
    },
  },
]

/** Every currency of a listed product. */
export const currenciesOf = ({ engine }: VenueContext): readonly string[] => [
  ...new Set([...engine.instruments.values()].flatMap(({ base, quote }) => [base, quote])),
]

/** Every currency in the venue's own shape. */
export const allCurrencies = (context: VenueContext): readonly object[] =>
  currenciesOf(context).map(currencyShape)

function currencyShape(id: string): object {
  const network = networks[id]
  const isFiat = network === undefined
  const precision = isFiat ? '0.01' : '0.00000001'
  const name = names[id] ?? id
  return {
    id,
    name,
    min_size: precision,
    status: 'online',
    message: '',
    max_precision: precision,
    convertible_to: [],
    details: {
      type: isFiat ? 'fiat' : 'crypto',
      symbol: null,
      network_confirmations: isFiat ? 0 : 2,
      sort_order: 0,
      crypto_address_link: '',
      crypto_transaction_link: '',
      push_payment_methods: [],
      group_types: [],
      display_name: name,
      processing_time_seconds: 0,
      min_withdrawal_amount: Number(precision),
      max_withdrawal_amount: 10_000,
    },
    default_network: network ?? '',
    supported_networks: isFiat ? [] : [networkShape(network, name)],
    display_name: name,
  }
}

const networkShape = (id: string, name: string): object => ({
  id,
  name,
  status: 'online',
  contract_address: '',
  crypto_address_link: '',
  crypto_transaction_link: '',
  min_withdrawal_amount: 0.0001,
  max_withdrawal_amount: 10_000,
  network_confirmations: 2,
  processing_time_seconds: 0,
})
