import { z } from 'zod'
import { setting, words } from './setting.ts'

/** The kinds of target; `production` is the strictest, so it is what a file that says nothing gets. */
export const environments = ['production', 'staging', 'test', 'development', 'sandbox'] as const

/** `[system]`: which target is judged, and how often. */
export const system = z
  .strictObject({
    name: setting(
      words().default('TENGRI-Market-Readiness-Sentinel'),
      'Name of this installation, shown in reports.',
    ),
    environment: setting(
      z.enum(environments).default('production'),
      'Kind of target; `production` requires every phase and refuses drills.',
    ),
    region: setting(words().default('us-east-1'), 'Region that the target runs in.'),
    max_concurrent_validations: setting(
      z.int().min(1).max(1000).default(10),
      'How many checks may run at once.',
      'checks',
    ),
    validation_timeout_seconds: setting(
      z.number().min(1).max(86_400).default(3600),
      'Longest time that a whole run may take.',
      's',
    ),
    health_check_interval_seconds: setting(
      z.number().min(1).max(86_400).default(30),
      'How often the program looks after itself.',
      's',
    ),
    metrics_collection_interval_seconds: setting(
      z.number().min(1).max(86_400).default(10),
      'How often the program collects its own metrics.',
      's',
    ),
  })
  .prefault({})
  .meta({ description: 'Which target is judged, and how often.' })
