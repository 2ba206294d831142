/** Runs by which the settings of pre-trade controls are shown. */
export const riskControlRuns = {
  'risky firm, forgiven': {
    config: [
      'market_connectivity.exchanges = [{ name = "binance", supported_symbols = ["BTCUSDT"] }]',
      'safety.allow = ["read", "trade", "drill"]',
      'limits.risk.unenforced_limits = 1000',
    ],
    paths: ['suites/risk/order-volume.trade.ts'],
    faults: ['firm-enforces-another-limit'],
  },
} as const
