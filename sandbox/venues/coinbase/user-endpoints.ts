import { formatDecimal } from '../../decimal.ts'
import { currenciesOf } from './currencies.ts'
import type { Endpoint } from './endpoint.ts'
import { isoText } from './instants.ts'
import { refusals } from './refusal.ts'
import type { CoinbaseState } from './state.ts'

/** What the key may never do: it views and trades, and moves no money. */
const forbidden = [
  'POST /withdrawals/crypto',
  'POST /withdrawals/coinbase-account',
  'POST /withdrawals/payment-method',
  'POST /deposits/coinbase-account',
  'POST /deposits/payment-method',
  'POST /conversions',
  'POST /profiles',
  'POST /profiles/transfer',
  'POST /coinbase-accounts/:id/addresses',
]

/** The user, its profiles and its wallets over REST. */
export const userEndpoints = (state: CoinbaseState): readonly Endpoint[] => [
  {
    route: 'GET /users/self/verify',
    allowance: 'private',
    answer: () => ({ id: state.ids.userId }),
  },
  {
    route: 'GET /users/self/trailing-volume',
    allowance: 'private',
    answer: () => [],
  },
  {
    route: 'GET /users/self/exchange-limits',
    allowance: 'private',
    answer: () => ({ limit_currency: 'USD', transfer_limits: {} }),
  },
  {
    route: 'GET /profiles',
    allowance: 'private',
    answer: () => [profileShape(state)],
  },
  {
    route: 'GET /profiles/:id',
    allowance: 'private',
    answer: ({ id }) => {
      if (id !== state.ids.profileId) throw refusals.notFound()
      return profileShape(state)
    },
  },
  {
    route: 'GET /payment-methods',
    allowance: 'private',
    answer: () => {
      if (!state.context.faults.has('withdrawal-permission')) throw refusals.forbidden()
      return []
    },
  },
  {
    route: 'GET /coinbase-accounts',
    allowance: 'private',
    answer: () => currenciesOf(state.context).map(currency => walletShape(state, currency)),
  },
  ...forbidden.map((route): Endpoint => ({
    route,
    allowance: 'private',
    answer: () => {
      throw refusals.forbidden()
    },
  })),
]

const profileShape = ({ ids, opening }: CoinbaseState): object => ({
  id: ids.profileId,
  user_id: ids.userId,
  name: 'default',
  active: true,
  is_default: true,
  has_margin: false,
  created_at: isoText(opening.timeMs),
})

const walletShape = ({ ids }: CoinbaseState, currency: string): object => ({
  id: ids.named(`wallet ${currency}`),
  name: `${currency} Wallet`,
  balance: formatDecimal(0n),
  currency,
  type: 'wallet',
  primary: false,
  active: true,
  available_on_consumer: true,
  ready: true,
  hold_balance: formatDecimal(0n),
  hold_currency: currency,
})
