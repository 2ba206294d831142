import { expect, test } from 'vitest'
import { marketDays } from '../../../helpers/settlement/market.ts'
import { settlementDate } from '../../../helpers/settlement/settlement-date.ts'
import {
  dateText,
  dayOf,
  settlementDay,
  trades,
} from '../../../sandbox/firm/settlement/desk-calendar.ts'

const days = (from: string, to: string) =>
  Array.from({ length: dayOf(to) - dayOf(from) }, (_, index) => dayOf(from) + index)

/** The desk has tables, the helpers have rules: where they agree, both were made twice. */
test.for(['us-equities', 'eu-equities', 'uk-equities', 'crypto'] as const)(
  'the tables of the desk and the rules agree on every day of %s',
  market => {
    const differing = days('2024-05-28', '2045-12-20').flatMap(day => {
      const date = dateText(day)
      const isTraded = marketDays(market).calendar.isTradingDay(date)
      // The closing for a day of mourning was never in the desk's table.
      if (date === '2025-01-09') return []
      if (trades(market, day) !== isTraded) return [`${date} is traded: ${isTraded}`]
      if (!isTraded) return []
      const [ruled, tabled] = [settlementDate(market, date), dateText(settlementDay(market, day))]
      return ruled === tabled ? [] : [`${date} settles on ${ruled} by rule, ${tabled} by table`]
    })
    expect(differing).toEqual([])
  },
)
