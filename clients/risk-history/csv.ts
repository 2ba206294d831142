import { readFile } from 'node:fs/promises'
import type { RiskHistory } from '../trading-system/port.ts'

/** A file of a risk history does not say what it must. */
export class RiskHistoryUnreadable extends Error {
  override readonly name = 'RiskHistoryUnreadable'
  readonly code = 'RISK_HISTORY_UNREADABLE'
}

type Day = RiskHistory['days'][number]

/** What each column of the file is in the words of the contract. */
const columns = {
  date: 'date',
  pnl: 'profit',
  var: 'valueAtRisk',
  es: 'expectedShortfall',
  hypothetical_pnl: 'hypotheticalProfit',
  theoretical_pnl: 'theoreticalProfit',
} as const satisfies Record<string, keyof Day>

type Column = keyof typeof columns

const required: readonly Column[] = ['date', 'pnl', 'var']
const losses: readonly string[] = ['var', 'es']

/**
 * A risk history from a file with commas: a head with date, pnl and var, and es, hypothetical_pnl and theoretical_pnl where
 * there are such, then a line for each day; one currency, losses of var and es above zero. The confidence is not in the file.
 * Throws `RiskHistoryUnreadable` with the line that is wrong, also where the file cannot be read.
 */
export async function readRiskHistory(file: string, confidence: number): Promise<RiskHistory> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new RiskHistoryUnreadable(`${file} must be a readable file, was not: ${String(error)}`)
  })
  return {
    currency: 'the currency of the file',
    confidenceLevel: String(confidence),
    horizonDays: 1,
    days: [...daysIn(text)],
  }
}

/** The days that a text with commas holds. Throws as `readRiskHistory` does. */
export function daysIn(text: string): readonly Day[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ cells: line.split(',').map(cell => cell.trim()), number: index + 1 }))
    .filter(({ cells }) => cells.join('') !== '')
  const [head, ...rows] = lines
  const names = columnsIn(head?.cells ?? [])
  if (rows.length === 0)
    throw new RiskHistoryUnreadable('a risk history must hold a day, held none')
  return rows.map(({ cells, number }) => dayOf(names, cells, number))
}

function columnsIn(cells: readonly string[]): readonly Column[] {
  const known = Object.keys(columns)
  const unknown = cells.find(cell => !known.includes(cell))
  if (unknown !== undefined)
    throw new RiskHistoryUnreadable(
      `a column must be one of ${known.join(', ')}, was ${JSON.stringify(unknown)}`,
    )
  const missing = required.find(name => !cells.includes(name))
  if (missing !== undefined || new Set(cells).size !== cells.length)
    throw new RiskHistoryUnreadable(
      `the head must name ${required.join(', ')} and each column once, was ${cells.join(',')}`,
    )
  return cells as readonly Column[]
}

function dayOf(names: readonly Column[], cells: readonly string[], line: number): Day {
  if (cells.length !== names.length)
    throw new RiskHistoryUnreadable(
      `line ${line} must have ${names.length} cells, had ${cells.length}`,
    )
  const entries = names.flatMap((name, at) => {
    const cell = cells[at]!
    if (cell === '' && !required.includes(name)) return []
    requireCell(name, cell, line)
    return [[columns[name], cell] as const]
  })
  return Object.fromEntries(entries) as unknown as Day
}

function requireCell(name: Column, cell: string, line: number): void {
  if (name === 'date') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return
    throw new RiskHistoryUnreadable(
      `date of line ${line} must look like 2026-01-31, was ${JSON.stringify(cell)}`,
    )
  }
  if (!/^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell) || !Number.isFinite(Number(cell)))
    throw new RiskHistoryUnreadable(
      `${name} of line ${line} must be a number, was ${JSON.stringify(cell)}`,
    )
  if (losses.includes(name) && Number(cell) <= 0)
    throw new RiskHistoryUnreadable(
      `${name} of line ${line} must be a loss above 0, was ${cell}; turn its sign`,
    )
}
