import { phases } from '../../core/phases.ts'
import type { PhaseRow } from './phase-board.ts'
import type { Span } from './span.ts'

const nameWidth = Math.max(...phases.map(phase => phase.length))

/** One phase as a line: its name, a bar, how many of how many, what went wrong, what is running. */
export function phaseLine(row: PhaseRow, width: number): readonly Span[] {
  const { phase, expected, done, failed, inconclusive, running } = row
  const total = String(expected)
  return [
    { text: phase.padEnd(nameWidth), style: running.length > 0 ? 'bold' : 'reset' },
    ...bar(row, width >= 72 ? 20 : width >= 48 ? 10 : 0),
    { text: ` ${String(done).padStart(total.length)}/${total}` },
    ...(failed > 0 ? [{ text: `  ${failed} failed`, style: 'red' } as const] : []),
    ...(inconclusive > 0
      ? [{ text: `  ${inconclusive} inconclusive`, style: 'yellow' } as const]
      : []),
    ...(running.length > 0 ? [{ text: `  ${runningWords(running)}`, style: 'dim' } as const] : []),
  ]
}

function bar({ expected, done, failed }: PhaseRow, columns: number): readonly Span[] {
  if (columns === 0) return []
  const full = Math.floor((done / expected) * columns)
  return [
    { text: ` ${'█'.repeat(full)}`, style: failed > 0 ? 'red' : 'green' },
    { text: '░'.repeat(columns - full), style: 'dim' },
  ]
}

function runningWords(running: readonly string[]): string {
  const more = running.length > 1 ? ` and ${running.length - 1} more` : ''
  return `${running[0]}${more}`
}
