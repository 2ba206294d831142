/** Where a statistic of orders may come from: orders that a run sends for it, or what the trading system recorded of its own. */
export const statisticSources = ['probes', 'records'] as const
export type StatisticSource = (typeof statisticSources)[number]
