import { assetOf, isNameOf } from '../assets.ts'
import { refusals } from '../errors.ts'
import type { Parameters } from '../parameters.ts'
import type { KrakenState } from '../state.ts'
import type { PrivateMethods } from './method.ts'

/** Deposits and withdrawals: the sandbox moves no money, so that every list is empty. */
export const fundingMethods = (state: KrakenState): PrivateMethods => {
  const none = (parameters: Parameters): readonly never[] => {
    checkAsset(state, parameters)
    return []
  }
  return {
    DepositMethods: { cost: 1, answer: none },
    DepositAddresses: { cost: 1, answer: none },
    DepositStatus: { cost: 1, answer: none },
    WithdrawMethods: { cost: 1, answer: none },
    WithdrawAddresses: { cost: 1, answer: none },
    WithdrawStatus: {
      cost: 1,
      answer: parameters =>
        parameters.has('cursor') ? { withdrawals: none(parameters) } : none(parameters),
    },
    WithdrawInfo: { cost: 1, answer: refuseWithdrawal },
    Withdraw: {
      cost: 1,
      answer: () => {
        if (!state.context.faults.has('withdrawal-permission')) throw refusals.permission()
        return refuseWithdrawal()
      },
    },
    WithdrawCancel: { cost: 1, answer: refuseWithdrawal },
    WalletTransfer: {
      cost: 1,
      answer: () => {
        throw refusals.permission()
      },
    },
    OpenPositions: {
      cost: 1,
      answer: parameters => (parameters.has('consolidation') ? [] : {}),
    },
  }
}

/** No withdrawal key was ever set up. */
function refuseWithdrawal(): never {
  throw refusals.unknownWithdrawKey()
}

function checkAsset({ context }: KrakenState, parameters: Parameters): void {
  const name = parameters.text('asset')
  if (name === undefined) return
  const known = [...context.engine.balances(context.account).keys()].map(assetOf)
  if (!known.some(asset => isNameOf(asset, name))) throw refusals.unknownAsset()
}
