/** What our own requests say that they come from: Coinbase Exchange and Kraken refuse those that say nothing. */
export const userAgent = { 'user-agent': 'market-readiness-sentinel' } as const
