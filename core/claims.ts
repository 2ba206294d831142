import type { Phase } from './phases.ts'

/** The promises of one phase, word for word as the guide makes them. */
interface PhaseClaims {
  readonly components: readonly string[]
  readonly validations: readonly string[]
  readonly criteria: readonly string[]
}

/** Everything the guide promises to validate; a check says which of these it proves. */
export const claims = {
  deployment: {
    components: [
      'Infrastructure validation (CPU, memory, disk, network)',
      'Configuration validation and compliance',
      'Dependency and security validation',
      'Operational readiness assessment',
    ],
    validations: [
      'CPU, memory, disk, and network resources',
      'Container and Kubernetes configuration',
      'Configuration validation and security',
      'Operational readiness assessment',
    ],
    criteria: [
      'All infrastructure requirements met',
      'Deployment configuration valid',
      'Security policies enforced',
      'Operational procedures documented',
    ],
  },
  connectivity: {
    components: [
      'Exchange connectivity validation (Binance, Coinbase, Kraken, etc.)',
      'Real-time data feed validation',
      'WebSocket and REST API testing',
      'Authentication and rate limiting validation',
    ],
    validations: [
      'Exchange connectivity (REST and WebSocket)',
      'Authentication and authorization',
      'Rate limiting compliance',
      'Data feed validation',
    ],
    criteria: [
      'All exchanges accessible',
      'Authentication successful',
      'Rate limits respected',
      'Data feeds operational',
    ],
  },
  strategy: {
    components: [
      'Strategy performance validation',
      'Risk-adjusted return analysis',
      'Backtesting framework with real market data',
      'Strategy certification and approval workflow',
    ],
    validations: [
      'Strategy performance metrics',
      'Risk-adjusted returns',
      'Backtesting accuracy',
      'Strategy certification',
    ],
    criteria: [
      'Strategies meet performance requirements',
      'Risk metrics within acceptable limits',
      'Backtesting results validated',
      'Regulatory compliance confirmed',
    ],
  },
  risk: {
    components: [
      'VaR calculation and stress testing',
      'Portfolio optimization validation',
      'Correlation analysis and risk monitoring',
      'Regulatory compliance validation',
    ],
    validations: [
      'VaR calculation accuracy',
      'Stress testing scenarios',
      'Portfolio optimization',
      'Risk monitoring systems',
    ],
    criteria: [
      'Risk calculations accurate',
      'Stress tests pass',
      'Portfolio optimization functional',
      'Risk alerts operational',
    ],
  },
  'disaster-recovery': {
    components: [
      'Business continuity plan validation',
      'Failover mechanism testing',
      'Data backup and recovery validation',
      'Multi-region failover testing',
    ],
    validations: [
      'Backup systems functional',
      'Failover mechanisms tested',
      'Recovery procedures validated',
      'Multi-region deployment',
    ],
    criteria: [
      'Backups complete and restorable',
      'Failover under RTO/RPO targets',
      'Recovery procedures executable',
      'Multi-region connectivity confirmed',
    ],
  },
  scalability: {
    components: [
      'High-frequency trading performance validation',
      'Load testing and capacity planning',
      'Auto-scaling mechanism validation',
      'Performance benchmarking',
    ],
    validations: [
      'Load testing under peak conditions',
      'Auto-scaling mechanisms',
      'Performance benchmarks',
      'Capacity planning validation',
    ],
    criteria: [
      'Load tests pass at target capacity',
      'Auto-scaling responsive',
      'Performance meets benchmarks',
      'Capacity adequate for growth',
    ],
  },
  'data-integrity': {
    components: [
      'Real-time data quality monitoring',
      'Cross-source data consistency validation',
      'Data pipeline integrity testing',
      'Temporal consistency validation',
    ],
    validations: [
      'Data quality monitoring',
      'Cross-source consistency',
      'Pipeline integrity',
      'Temporal consistency',
    ],
    criteria: [
      'Data quality above thresholds',
      'Cross-source data consistent',
      'Pipeline processing reliable',
      'Temporal consistency maintained',
    ],
  },
  certification: {
    components: [
      'Regulatory compliance validation (MiFID II, SEC, CFTC)',
      'Algorithm performance requirements',
      'Audit trail and documentation validation',
      'Risk management integration testing',
    ],
    validations: [
      'Regulatory compliance check',
      'Performance requirements validation',
      'Audit trail completeness',
      'Risk management integration',
    ],
    criteria: [
      'Regulatory requirements met',
      'Performance criteria satisfied',
      'Audit trails complete',
      'Risk integration functional',
    ],
  },
  liquidity: {
    components: [
      'Market maker connectivity testing',
      'Liquidity provider integration validation',
      'Order routing and execution testing',
      'Performance and reliability validation',
    ],
    validations: [
      'Market maker connectivity',
      'Liquidity provider integration',
      'Order routing efficiency',
      'Performance metrics',
    ],
    criteria: [
      'Market makers accessible',
      'Liquidity adequate',
      'Order routing optimal',
      'Performance within SLAs',
    ],
  },
  'market-data': {
    components: [
      'Latency monitoring and validation',
      'Data quality and completeness testing',
      'Feed health monitoring',
      'Alert threshold validation',
    ],
    validations: [
      'Latency monitoring',
      'Data quality assessment',
      'Feed health monitoring',
      'Alert threshold validation',
    ],
    criteria: [
      'Latency within requirements',
      'Data quality acceptable',
      'Feed health good',
      'Alerts functional',
    ],
  },
  execution: {
    components: [
      'Order lifecycle management testing',
      'Execution quality monitoring',
      'Settlement process validation',
      'Slippage and market impact analysis',
    ],
    validations: [
      'Order lifecycle management',
      'Execution quality monitoring',
      'Settlement process validation',
      'Slippage analysis',
    ],
    criteria: [
      'Order processing reliable',
      'Execution quality acceptable',
      'Settlement timely',
      'Slippage within limits',
    ],
  },
  monitoring: {
    components: [
      'Real-time system health monitoring',
      'Performance metrics collection',
      'Alert rule validation',
      'Dashboard and reporting validation',
    ],
    validations: [
      'System health monitoring',
      'Performance metrics collection',
      'Alert rule validation',
      'Dashboard functionality',
    ],
    criteria: [
      'Monitoring comprehensive',
      'Metrics accurate',
      'Alerts timely',
      'Dashboards informative',
    ],
  },
  compliance: {
    components: [
      'Real-time compliance monitoring',
      'Regulatory reporting validation',
      'Audit trail generation and validation',
      'Data retention policy compliance',
    ],
    validations: [
      'Compliance monitoring',
      'Regulatory reporting',
      'Audit trail generation',
      'Data retention compliance',
    ],
    criteria: [
      'Compliance rules enforced',
      'Reports generated accurately',
      'Audit trails complete',
      'Retention policies followed',
    ],
  },
  continuity: {
    components: [
      'Operational resilience testing',
      'Communication plan validation',
      'Emergency response procedure testing',
      'Recovery time objective validation',
    ],
    validations: [
      'Operational resilience testing',
      'Communication plan validation',
      'Emergency response procedures',
      'Recovery objectives validation',
    ],
    criteria: [
      'Resilience adequate',
      'Communication effective',
      'Emergency procedures clear',
      'Recovery objectives achievable',
    ],
  },
} as const satisfies Record<Phase, PhaseClaims>

/** One promise of the guide, such as `execution/Order processing reliable`; a misspelt one does not compile. */
export type Claim = {
  [P in Phase]: `${P}/${(typeof claims)[P][keyof PhaseClaims][number]}`
}[Phase]
