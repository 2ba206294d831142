import { check, expect } from '../../fixtures/check.ts'
import { cutsAt, lookahead } from '../../helpers/strategy/lookahead.ts'
import { byStrategy, smallest, total } from '../../helpers/strategy/of-all.ts'

/** Signals of each type whose later data is kept back. */
const looks = 3

check(
  {
    id: 'strategy/lookahead',
    severity: 'critical',
    title: 'signals do not change when the data after them is kept back',
    prevents: 'The backtest trades on prices that nobody knew yet.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      changed: 'limits.strategy.changed_signals',
      coverage: 'limits.strategy.signal_coverage_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Look for a shift by a negative number, a centred window, and a scaler that was fitted to all data.',
      'Compute every indicator from data that ends at its own bar.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.replayed(
      async ({ about, signals, signalsUntil }) => {
        const whole = await signals()
        const { untils } = cutsAt(whole.signals, looks)
        return lookahead(whole.signals, await signalsUntil(untils), about.signalTypes ?? [])
      },
    )

    evidence.record('signals compared', byStrategy(found, 'compared'))
    evidence.record('changed signals', byStrategy(found, 'words'))
    const changed = evidence.measure('changed', total(found, 'changed'))
    const coverage = evidence.measure('coverage', smallest(found, 'coveragePct'))
    expect(changed).toBeLessThanOrEqual(limits.changed)
    inconclusive(
      coverage < limits.coverage,
      `${coverage} % of the types of signals are too few to judge`,
    )
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
