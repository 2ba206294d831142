import { z } from 'zod'
import { settlementLimits } from './limits-settlement.ts'
import { limit } from './setting.ts'

const none = (unit: string, source: string, description: string) =>
  limit({
    value: 0,
    from: 0,
    to: 1_000_000,
    unit,
    bound: 'max',
    basis: { kind: 'default', source },
    description,
  })

/** `[limits.execution]`: what orders are held against. */
export const executionLimits = z
  .strictObject({
    acknowledgement_p95_ms: limit({
      value: 100,
      from: 0,
      to: 60_000,
      unit: 'ms',
      bound: 'max',
      basis: {
        kind: 'guide',
        source: 'alert rule high-order-latency: order_latency_p95 above 100',
      },
      description:
        "95th percentile of the time from an order's arrival at the trading system to the venue's first answer.",
    }),
    fill_p95_ms: limit({
      value: 150,
      from: 0,
      to: 60_000,
      unit: 'ms',
      bound: 'max',
      basis: { kind: 'default', source: 'an acknowledgement, and half as much again to be told' },
      description:
        '95th percentile of the time from the arrival of an order that takes to its first fill.',
    }),
    illegal_steps: none(
      'steps',
      'order state charts of FIX 4.4: what is final stays, and what is filled never shrinks',
      "Steps in orders' lives that no order may take, and quantities that do not add up.",
    ),
    ambiguity_ms: limit({
      value: 30_000,
      from: 0,
      to: 600_000,
      unit: 'ms',
      bound: 'max',
      basis: { kind: 'default', source: 'longer than this nobody can hedge what may be open' },
      description: 'Longest time until a lost answer to an order is resolved.',
    }),
    untracked_orders: none(
      'orders',
      "an order that only the venue knows is nobody's to cancel",
      'Orders that the venue and the trading system tell differently.',
    ),
    leftover_orders: none(
      'orders',
      'what a run opens it closes: an order that outlives its run is filled with nobody watching',
      'Open orders that an earlier readiness run left.',
    ),
    orders_per_client_order_id: limit({
      value: 1,
      from: 1,
      to: 1000,
      unit: 'orders',
      bound: 'max',
      basis: {
        kind: 'law',
        source: 'SEC 15c3-5(c)(1)(ii): controls against duplicative orders',
      },
      description: 'Orders that come of one client order id, however often it is submitted.',
    }),
    unaccounted_fills: none(
      'orders',
      'quantities are exact decimals: what is filled is the sum of the fills, each counted once',
      'Orders whose filled quantity or average price is not that of the fills at the venue.',
    ),
    mistold_rejections: none(
      'orders',
      'a rejection that is told as something else is answered with the wrong thing',
      'Orders refused with another reason than the one that they were refused for.',
    ),
    resent_orders: none(
      'requests',
      'hummingbot 462: a refused order that is sent again is refused again, a hundred thousand times a day',
      'Requests with which a refused order is sent once more.',
    ),
    position_differences: none(
      'differences',
      'a position is the sum of its fills, exactly',
      'Positions and orders of which the trading system tells another quantity than the fills at the venue add up to.',
    ),
    average_price_deviation_pct: limit({
      value: 0.01,
      from: 0,
      to: 100,
      unit: '%',
      bound: 'max',
      basis: { kind: 'default', source: 'NautilusTrader, reconciliation invariants' },
      description:
        'Deviation of the average price of a position or an order from that of its fills.',
    }),
    balance_differences: none(
      'currencies',
      'what is not on the account cannot be traded with',
      'Currencies of which the trading system believes to have another amount than the account has.',
    ),
    reconciliation_differences: none(
      'differences',
      'a system that trades on wrong records trades the difference',
      'Differences between trading system and venue that a reconciliation leaves, or does not find.',
    ),
    reconciliation_cycles: limit({
      value: 3,
      from: 1,
      to: 1000,
      unit: 'cycles',
      bound: 'max',
      basis: { kind: 'default', source: 'one to look, one to correct, one to see that it holds' },
      description: 'Most often that records are compared and corrected until they agree.',
    }),
    slippage_p95_bps: limit({
      value: 20,
      from: 0,
      to: 10_000,
      unit: 'bps',
      bound: 'max',
      basis: { kind: 'default', source: 'four times what backtests assume on average' },
      description: '95th percentile of what orders that take cost against the mid price.',
    }),
    market_impact_bps: limit({
      value: 5,
      from: 0,
      to: 10_000,
      unit: 'bps',
      bound: 'max',
      basis: { kind: 'default', source: 'an order of the least size moves no liquid market' },
      description: 'How far the mid price has moved along with an order of least size, on average.',
    }),
    fill_rate_pct: limit({
      value: 95,
      from: 0,
      to: 100,
      unit: '%',
      bound: 'min',
      basis: { kind: 'default', source: 'one hedge in twenty may miss, and be sent again' },
      description: 'Smallest share of orders of least size that take which are filled whole.',
    }),
    reject_rate_pct: limit({
      value: 1,
      from: 0,
      to: 100,
      unit: '%',
      bound: 'max',
      basis: {
        kind: 'default',
        source: 'orders that keep to the rules are refused by accident only',
      },
      description:
        'Largest share of orders that take which are refused, by the trading system or by the venue.',
    }),
    fee_deviation_bps: limit({
      value: 0.1,
      from: 0,
      to: 10_000,
      unit: 'bps',
      bound: 'max',
      basis: { kind: 'default', source: 'less than the step between two tiers of any schedule' },
      description: 'By how much fees that were charged differ from the schedule.',
    }),
    ...settlementLimits,
  })
  .prefault({})
  .meta({ description: 'Limits of phase 11, execution.' })
