import type { Balance } from '../../matching/types.ts'
import { decimal } from './decimals.ts'
import { delistSchedule } from './delist-schedule.ts'
import type { Endpoint } from './endpoint.ts'
import { refusals } from './errors.ts'
import { readSelection } from './instruments.ts'
import type { Parameters } from './parameters.ts'
import type { VenueContext } from '../venue.ts'

const ninetyDaysMs = 90 * 86_400_000

/** What Binance keeps apart from the spot API: the state of the system, what the key may do, deposits and withdrawals. */
export function wallet(context: VenueContext): readonly Endpoint[] {
  const openedMs = context.now()
  const opening = [...context.engine.balances(context.account)].filter(([, { free }]) => free > 0n)
  return [
    {
      rest: 'GET /sapi/v1/system/status',
      signed: false,
      weight: undefined,
      read: () => () =>
        context.faults.has('maintenance')
          ? { status: 1, msg: 'system_maintenance' }
          : { status: 0, msg: 'normal' },
    },
    {
      rest: 'GET /sapi/v1/spot/delist-schedule',
      signed: true,
      weight: undefined,
      read: () => () => delistSchedule(context),
    },
    {
      rest: 'GET /sapi/v1/account/apiRestrictions',
      signed: true,
      weight: undefined,
      read:
        () =>
        ({ key }) =>
          restrictions(context, openedMs, key?.mayTrade === true),
    },
    {
      rest: 'GET /sapi/v1/asset/tradeFee',
      signed: true,
      weight: undefined,
      read: parameters => {
        const selection = readSelection(context, parameters)
        const { maker, taker } = context.fees()
        const instruments =
          selection.kind === 'one' ? [selection.instrument] : selection.instruments
        return () =>
          instruments.map(({ symbol }) => ({
            symbol,
            makerCommission: decimal(maker),
            takerCommission: decimal(taker),
          }))
      },
    },
    {
      rest: 'GET /sapi/v1/capital/deposit/hisrec',
      signed: true,
      weight: undefined,
      read: parameters => {
        const wanted = readTransfers(parameters)
        return () =>
          opening
            .map((entry, index) => deposit(entry, index, openedMs))
            .filter(row => wanted.takes(row.coin, row.status, row.insertTime))
            .slice(wanted.offset, wanted.offset + wanted.limit)
      },
    },
    {
      rest: 'GET /sapi/v1/capital/withdraw/history',
      signed: true,
      weight: undefined,
      read: parameters => {
        parameters.optional('withdrawOrderId')
        parameters.optional('idList')
        readTransfers(parameters)
        return () => []
      },
    },
  ]
}

const restrictions = ({ faults }: VenueContext, createTime: number, mayTrade: boolean): object => ({
  ipRestrict: !faults.has('unrestricted-key'),
  createTime,
  enableReading: true,
  enableWithdrawals: faults.has('withdrawal-permission'),
  enableInternalTransfer: false,
  enableMargin: false,
  enableFutures: false,
  permitsUniversalTransfer: false,
  enableVanillaOptions: false,
  enableFixApiTrade: false,
  enableFixReadOnly: false,
  enableSpotAndMarginTrading: mayTrade,
  enablePortfolioMarginTrading: false,
})

interface Transfers {
  readonly offset: number
  readonly limit: number
  takes(coin: string, status: number, timeMs: number): boolean
}

function readTransfers(parameters: Parameters): Transfers {
  const coin = parameters.optional('coin')
  const status = parameters.integer('status')
  const startMs = parameters.time('startTime')
  const endMs = parameters.time('endTime')
  parameters.flag('includeSource')
  if (startMs !== undefined && endMs !== undefined && endMs - startMs > ninetyDaysMs) {
    throw refusals.tooLong(ninetyDaysMs / 3_600_000)
  }
  return {
    offset: parameters.integer('offset') ?? 0,
    limit: parameters.limit(1000, 1000),
    takes: (rowCoin, rowStatus, timeMs) =>
      (coin === undefined || coin === rowCoin) &&
      (status === undefined || status === rowStatus) &&
      timeMs >= (startMs ?? 0) &&
      timeMs <= (endMs ?? Number.POSITIVE_INFINITY),
  }
}

/** The account was opened with what it has: one deposit of each asset, when the venue opened. */
const deposit = (
  [coin, { free }]: readonly [string, Balance],
  index: number,
  openedMs: number,
) => ({
  id: String(index + 1),
  amount: decimal(free).replace(/\.?0+$/, ''),
  coin,
  network: coin,
  status: 1,
  address: `sandbox-${coin.toLowerCase()}`,
  addressTag: '',
  txId: `opening-${coin.toLowerCase()}`,
  insertTime: openedMs,
  completeTime: openedMs,
  transferType: 0,
  confirmTimes: '1/1',
  unlockConfirm: 0,
  walletType: 0,
})
