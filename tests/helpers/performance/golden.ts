/** Eight daily returns, those of a public test without its leading gap. */
export const m8 = [0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1]

/** Ten daily returns of a market that never closes. */
export const c10 = [0.02, -0.015, 0.007, 0, 0.031, -0.042, 0.011, 0.005, -0.008, 0.019]

/** Twenty daily returns with a heavy losing tail. */
export const s20 = [
  -0.021, 0.013, 0.004, -0.035, 0.018, -0.009, 0.027, -0.014, 0.006, -0.002, 0.011, -0.048, 0.022,
  0.009, -0.017, 0.031, -0.006, 0.015, -0.026, 0.008,
]

export const daily = { periodsPerYear: 252 }
export const everyDay = { periodsPerYear: 365 }

/** A number written with as many decimals as the printed value that it is held against. */
export const printedLike = (printed: string, value: number): string =>
  value.toFixed(printed.split('.')[1]?.length ?? 0)

/** How far a number is from another, as a share of the other where that is more than 1. */
export const distance = (actual: number, expected: number): number =>
  Math.abs(actual - expected) / Math.max(1, Math.abs(expected))
