/** What a benchmark measured, held against its target; the peer did the bare minimum of the same work in the same run. */
export interface BenchResult {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target: number
  readonly holds: boolean
  readonly peer?: { readonly name: string; readonly value: number }
}

/** One line that a person can read. */
export function benchLine({ name, value, unit, target, holds, peer }: BenchResult): string {
  const shown = (amount: number) =>
    amount.toLocaleString('en-US', { maximumFractionDigits: Math.abs(amount) < 10 ? 1 : 0 })
  const beside = peer ? `; ${peer.name} ${shown(peer.value)} ${unit}` : ''
  const judged = holds ? 'holds' : 'MISSED'
  return `${name}: ${shown(value)} ${unit} (target ${shown(target)}, ${judged}${beside})`
}
