import { z } from 'zod'
import { nameServerAddress } from './address.ts'
import { alertRule } from './alert-rule.ts'
import { setting } from './setting.ts'

const interval = (seconds: number) => z.number().min(1).max(86_400).default(seconds)

const alerting = z
  .strictObject({
    alert_rules: z
      .array(alertRule)
      .default([])
      .meta({ description: 'The alerts that must exist.' }),
  })
  .prefault({})
  .meta({ description: 'Which alerts wake whom.' })

/** `[monitoring]`: how the target is watched. */
export const monitoring = z
  .strictObject({
    enabled: setting(z.boolean().default(true), 'Whether the target is monitored.'),
    health_check_interval_seconds: setting(
      interval(30),
      'How often the health of the target is looked at.',
      's',
    ),
    metrics_collection_interval_seconds: setting(
      interval(10),
      'How often metrics of the target are collected.',
      's',
    ),
    alert_evaluation_interval_seconds: setting(
      interval(60),
      'How often alert rules are evaluated.',
      's',
    ),
    alert_sink: setting(
      nameServerAddress().optional(),
      "Address and port at which checks listen for the trading system's alerts, as Alertmanager's webhooks send them. A sandbox brings its own.",
    ),
    alerting,
  })
  .prefault({})
  .meta({ description: 'How the target is watched.' })
