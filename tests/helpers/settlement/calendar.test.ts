import { expect, test } from 'vitest'
import {
  settlementDayAfter,
  targetCalendar,
  ukCalendar,
  usCalendar,
} from '../../../helpers/settlement/calendar.ts'
import { easterSunday } from '../../../helpers/settlement/easter.ts'
import { targetHolidays } from '../../../helpers/settlement/target-holidays.ts'
import { ukHolidays } from '../../../helpers/settlement/uk-holidays.ts'
import {
  federalReserveHolidays,
  usExchangeHolidays,
} from '../../../helpers/settlement/us-holidays.ts'

test.for([
  [1818, '1818-03-22'],
  [1998, '1998-04-12'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2028, '2028-04-16'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
] as const)('Easter of %i is %s', ([year, date]) => {
  expect(easterSunday(year)).toBe(date)
})

/** As NYSE announced them. */
test.for([
  [2022, '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26'],
  [2023, '01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25'],
  [2024, '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25'],
  [2021, '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24'],
  [2026, '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25'],
  [2027, '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24'],
  [2028, '01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25'],
] as const)('US exchanges in %i are closed on %s', ([year, days]) => {
  expect(usExchangeHolidays(year)).toEqual(days.split(' ').map(day => `${year}-${day}`))
})

test.for([
  [2021, '10-11', '11-11'],
  [2023, '10-09', undefined],
  [2024, '10-14', '11-11'],
  [2028, '10-09', undefined],
  [2029, '10-08', '11-12'],
] as const)('in %i US banks are closed and exchanges open on %s and %s', ([year, ...days]) => {
  const exchange = usExchangeHolidays(year)
  const banksOnly = federalReserveHolidays(year).filter(date => !exchange.includes(date))
  expect(banksOnly).toEqual(days.flatMap(day => day ?? []).map(day => `${year}-${day}`))
  for (const date of banksOnly) {
    expect(usCalendar.isTradingDay(date)).toBe(true)
    expect(usCalendar.isSettlementDay(date)).toBe(false)
  }
})

test('an unscheduled closing is no trading day, and a settlement day', () => {
  expect(usCalendar.isTradingDay('2025-01-09')).toBe(false)
  expect(usCalendar.isSettlementDay('2025-01-09')).toBe(true)
})

/** Trade dates and settlement dates of T+3, as NASD Notices to Members 99-83, 97-93, 99-94 and 00-82 list them. */
test.for([
  ['1999-10-05', '1999-10-08'],
  ['1999-10-06', '1999-10-12'],
  ['1999-10-07', '1999-10-13'],
  ['1999-10-08', '1999-10-14'],
  ['1999-10-11', '1999-10-14'],
  ['1999-10-12', '1999-10-15'],
  ['1998-04-06', '1998-04-09'],
  ['1998-04-07', '1998-04-13'],
  ['1998-04-09', '1998-04-15'],
  ['1998-01-14', '1998-01-20'],
  ['1998-02-11', '1998-02-17'],
  ['1998-05-20', '1998-05-26'],
  ['1999-12-20', '1999-12-23'],
  ['1999-12-21', '1999-12-27'],
  ['1999-12-23', '1999-12-29'],
  ['2000-12-20', '2000-12-26'],
  ['2000-12-27', '2001-01-02'],
] as const)('three settlement days after %s is %s', ([trade, settlement]) => {
  expect(settlementDayAfter(usCalendar, trade, 3)).toBe(settlement)
})

test('no settlement day later is the day itself, or the next one', () => {
  expect(settlementDayAfter(usCalendar, '2026-01-09', 0)).toBe('2026-01-09')
  expect(settlementDayAfter(usCalendar, '2026-01-10', 0)).toBe('2026-01-12')
  expect(() => settlementDayAfter(usCalendar, '2026-01-09', -1)).toThrow(RangeError)
  expect(() => settlementDayAfter(usCalendar, '2026-02-30', 1)).toThrow('was 2026-02-30')
})

test.for([
  [2024, '01-01 03-29 04-01 05-01 12-25 12-26'],
  [2026, '01-01 04-03 04-06 05-01 12-25 12-26'],
] as const)('TARGET in %i is closed on %s', ([year, days]) => {
  expect(targetHolidays(year)).toEqual(days.split(' ').map(day => `${year}-${day}`))
})

test('TARGET moves nothing that falls on a weekend', () => {
  expect(targetCalendar.isSettlementDay('2027-05-03')).toBe(true)
  expect(targetCalendar.isSettlementDay('2026-12-28')).toBe(true)
})

/** As gov.uk lists them. */
test.for([
  [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
  [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
  [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
  [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
  [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
] as const)('London in %i is closed on %s', ([year, days]) => {
  expect(ukHolidays(year).toSorted()).toEqual(days.split(' ').map(day => `${year}-${day}`))
  expect(ukCalendar.isTradingDay(`${year}-${days.slice(0, 5)}`)).toBe(false)
})
