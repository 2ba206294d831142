/** Runs by which the settings of pre-trade controls are shown. */
export const riskControlRuns = {
  'risky firm, forgiven': {
    config: [
      'market_connectivity.exchanges = [{ name = "binance", supported_symbols = ["BTCUSDT"] }]',
      'safety.allow = ["read", "trade", "drill"]',
      'limits.risk.unenforced_limits = 1000',
      'limits.risk.alert_ms = 20000',
      'limits.risk.exposure_difference_pct = 50',
    ],
    paths: [
      'suites/risk/price-collar.trade.ts',
      'suites/risk/alert-latency.drill.ts',
      'suites/risk/exposure-by-drop-copy.drill.ts',
    ],
    faults: ['firm-wide-collar', 'firm-alerts-late-of-breaches', 'firm-misstates-exposure'],
  },
} as const
