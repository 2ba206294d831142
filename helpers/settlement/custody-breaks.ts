import { addDecimals, compareDecimals } from '../decimal-arithmetic.ts'
import { decimalDifferences, type DecimalDifference } from '../differences.ts'
import { minorUnit } from './minor-unit.ts'
import { instantMs } from './settlement.ts'

/** One asset in one account, as the custodian and as the firm says, in the words of the trading-system contract. */
export interface CustodyLine {
  readonly account: string
  readonly asset: string
  readonly kind: 'cash' | 'instrument'
  readonly held?: string | undefined
  readonly booked?: string | undefined
  readonly asOf: string
}

/** A balance that the firm believes to have. */
export interface BookedBalance {
  readonly venue: string
  readonly currency: string
  readonly total: string
}

/**
 * Differences between what the firm has booked (`one`) and what custodians hold (`other`), by account and asset, beyond one
 * minor unit of a currency; instruments must agree exactly. What one side does not name counts as zero; several lines of
 * one asset in one account are added. No lines do not differ, which is no evidence. Throws `RangeError` on what is no decimal.
 */
export function custodyBreaks(lines: readonly CustodyLine[]): readonly DecimalDifference[] {
  const cash = new Map(
    lines.flatMap(line => (line.kind === 'cash' ? [[keyOf(line), line.asset] as const] : [])),
  )
  const tolerance = (key: string): string => {
    const currency = cash.get(key)
    return currency === undefined ? '0' : minorUnit(currency)
  }
  return decimalDifferences(sums(lines, 'booked'), sums(lines, 'held'), tolerance)
}

/** Whether no line names an amount other than zero on either side: then nothing was compared. */
export const nothingHeld = (lines: readonly CustodyLine[]): boolean =>
  lines
    .flatMap(({ held, booked }) => [held ?? '0', booked ?? '0'])
    .every(amount => compareDecimals(amount, '0') === 0)

/** A difference in words. */
export const describeBreak = ({ key, one, other }: DecimalDifference): string =>
  `${key}: booked ${one ?? 'nothing'}, held ${other ?? 'nothing'}`

/** Balances above or below zero that no statement speaks of, by account and currency: nobody would notice a break there. */
export const unstatedBalances = (
  balances: readonly BookedBalance[],
  lines: readonly CustodyLine[],
): readonly string[] => {
  const stated = new Set(lines.flatMap(line => (line.held === undefined ? [] : [keyOf(line)])))
  return balances
    .filter(({ total }) => compareDecimals(total, '0') !== 0)
    .map(({ venue, currency }) => keyOf({ account: venue, asset: currency }))
    .filter(key => !stated.has(key))
}

const clockSlackMs = 60_000

/**
 * Age of the oldest line in hours. Throws `RangeError` without a line, of what is no instant, and of a line that is from
 * more than a minute after now: whoever dates it so has not asked a custodian.
 */
export function oldestLineHours(lines: readonly CustodyLine[], nowMs: number): number {
  if (lines.length === 0) throw new RangeError('a statement must have a line, had none')
  const future = lines.find(({ asOf }) => instantMs(asOf) > nowMs + clockSlackMs)
  if (future)
    throw new RangeError(`a statement must not be from the future, was as of ${future.asOf}`)
  return Math.max(0, ...lines.map(({ asOf }) => nowMs - instantMs(asOf))) / 3_600_000
}

function sums(lines: readonly CustodyLine[], side: 'held' | 'booked'): ReadonlyMap<string, string> {
  const totals = new Map<string, string>()
  for (const line of lines) {
    const amount = line[side]
    if (amount !== undefined)
      totals.set(keyOf(line), addDecimals(totals.get(keyOf(line)) ?? '0', amount))
  }
  return totals
}

const keyOf = ({ account, asset }: Pick<CustodyLine, 'account' | 'asset'>): string =>
  `${account} ${asset}`
