import { z } from 'zod'
import { setting, words } from './setting.ts'

/** `[history]`: what is kept of earlier runs, and how two of them are compared. */
export const history = z
  .strictObject({
    folder: setting(
      words().default('reports/history'),
      'Folder that keeps the evidence bundle of every run, relative to the working directory.',
    ),
    keep_values_days: setting(
      z.int().min(1).max(36_500).optional(),
      'For so long every single value is kept; older bundles keep their report with its histograms, and a note that says what is gone. Without it, values are kept for ever.',
      'days',
    ),
    regression_share: setting(
      z.number().min(0.01).max(10).default(0.2),
      'A measurement is called worse or better only if it moved by more than this share of what it was.',
      'ratio',
    ),
    regression_share_of_limit: setting(
      z.number().min(0).max(1).default(0.05),
      'And by more than this share of its limit, where it has one.',
      'ratio',
    ),
  })
  .prefault({})
  .meta({ description: 'What is kept of earlier runs, and how two of them are compared.' })
