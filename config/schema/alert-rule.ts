import { z } from 'zod'
import { setting, words } from './setting.ts'

const condition = z
  .strictObject({
    metric: setting(words(), 'Metric that is watched, such as `cpu_usage`.'),
    operator: setting(
      z.enum(['GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual', 'Equal']),
      'How the metric is compared with the threshold.',
    ),
    threshold: setting(z.number(), "Value that the metric is compared with, in the metric's unit."),
    duration_seconds: setting(
      z.number().min(0).max(86_400),
      'How long the comparison must hold before the alert fires.',
      's',
    ),
  })
  .meta({ description: 'When the alert fires.' })

/** `[[monitoring.alerting.alert_rules]]`: one alert that must exist and fire. */
export const alertRule = z
  .strictObject({
    name: setting(words(), 'Name of the alert; no two rules share one.'),
    description: setting(words(), 'What the alert tells whom it wakes.'),
    condition,
    severity: setting(z.enum(['Info', 'Warning', 'Critical']), 'How urgent the alert is.'),
    channels: setting(z.array(words()).min(1), 'Where the alert is sent, such as `pagerduty`.'),
  })
  .meta({ description: 'One alert that must exist and fire.' })
