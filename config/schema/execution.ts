import { z } from 'zod'
import { statisticSources } from '../../core/statistic-source.ts'
import { setting } from './setting.ts'

/** `[execution]`: how orders are tried, and where statistics of orders come from. */
export const execution = z
  .strictObject({
    probe_orders: setting(
      z.int().min(59).max(10_000).default(93),
      'Orders that take, of the least size, that are sent to time and price executions; 59 are the fewest that bound the 95th percentile with 95 % confidence, 93 if one of them may be an outlier.',
      'orders',
    ),
    statistics_from: setting(
      z.enum(statisticSources).optional(),
      'Where statistics of orders come from: `probes` that a run sends, or the `records` that the trading system keeps of its own orders, for which a run only reads. Left out, records at production and where the profile does not allow orders, otherwise probes. Probes never go to production.',
    ),
    records_hours: setting(
      z.number().min(0.001).max(744).default(24),
      'How far back execution records are read.',
      'hours',
    ),
    records_orders: setting(
      z.int().min(59).max(100_000).default(2000),
      'Most orders that are looked up for statistics from records: the latest ones, of all venues together.',
      'orders',
    ),
  })
  .prefault({})
  .meta({ description: 'How orders are tried, and where statistics of orders come from.' })
