import { expect, test } from 'vitest'
import { daysIn, readRiskHistory } from '../../../clients/risk-history/csv.ts'

test('a file with all columns, in any order, by any editor', () => {
  const text =
    '\uFEFFdate,var,pnl,es,theoretical_pnl,hypothetical_pnl\r\n2026-01-29,1000,-12.5,1400,-12,-11\r\n\r\n2026-01-30, 1.1e3 , 4,,,\r\n'
  expect(daysIn(text)).toEqual([
    {
      date: '2026-01-29',
      profit: '-12.5',
      valueAtRisk: '1000',
      expectedShortfall: '1400',
      hypotheticalProfit: '-11',
      theoreticalProfit: '-12',
    },
    { date: '2026-01-30', profit: '4', valueAtRisk: '1.1e3' },
  ])
})

test.for([
  ['', 'must name date, pnl, var'],
  ['date,pnl\n2026-01-30,1', 'must name date, pnl, var and each column once, was date,pnl'],
  ['date,pnl,var,pnl\n', 'each column once'],
  ['date,pnl,var,alpha\n', 'a column must be one of date, pnl, var'],
  ['date,pnl,var\n', 'must hold a day'],
  ['date,pnl,var\n2026-01-30,1', 'line 2 must have 3 cells, had 2'],
  ['date,pnl,var\n\n30.01.2026,1,2', 'date of line 3 must look like 2026-01-31, was "30.01.2026"'],
  ['date,pnl,var\n2026-01-30,NaN,2', 'pnl of line 2 must be a number, was "NaN"'],
  ['date,pnl,var\n2026-01-30,,2', 'pnl of line 2 must be a number, was ""'],
  ['date,pnl,var\n2026-01-30,1e999,2', 'pnl of line 2 must be a number'],
  ['date,pnl,var\n2026-01-30,1,-2', 'var of line 2 must be a loss above 0, was -2'],
  ['date,pnl,var,es\n2026-01-30,1,2,0', 'es of line 2 must be a loss above 0'],
] as const)('%j is refused with the line that is wrong', ([text, words]) => {
  expect(() => daysIn(text)).toThrow(words)
})

test('a file that is not there is told by its name', async () => {
  await expect(readRiskHistory('/nowhere/risk.csv', 0.95)).rejects.toMatchObject({
    name: 'RiskHistoryUnreadable',
    message: expect.stringContaining('/nowhere/risk.csv must be a readable file') as string,
  })
})
