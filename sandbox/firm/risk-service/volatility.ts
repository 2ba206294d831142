/** Standard deviation of a day's return, of what the desk trades. */
const daily: Readonly<Record<string, number>> = { BTC: 0.032, XBT: 0.032, ETH: 0.04, LTC: 0.045 }
/** What nobody has measured is taken for wild. */
const unknown = 0.1
/** How two of them move together; each moves wholly with itself. */
const together = 0.8

/** The standard deviation of a day, in money, of amounts of money held of each: √(Σᵢⱼ wᵢwⱼσᵢσⱼρᵢⱼ). */
export function dailyDeviation(money: ReadonlyMap<string, number>): number {
  const parts = [...money].map(([base, amount]) => amount * (daily[base] ?? unknown))
  const sum = parts.reduce((total, part) => total + part, 0)
  const squares = parts.reduce((total, part) => total + part * part, 0)
  // Σᵢ xᵢ² + ρ Σᵢ≠ⱼ xᵢxⱼ, and Σᵢ≠ⱼ xᵢxⱼ = (Σ x)² − Σ x².
  return Math.sqrt(Math.max(0, squares + together * (sum * sum - squares)))
}
