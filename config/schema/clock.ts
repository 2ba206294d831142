import { z } from 'zod'
import { timeServerAddress } from './address.ts'
import { setting } from './setting.ts'

/** `[clock]`: what the clock of this host is held against. */
export const clock = z
  .strictObject({
    ntp_servers: setting(
      z.array(timeServerAddress()).default([]),
      'Time servers that the clock of this host is held against, each as host and port; a near one tells more. A sandbox brings its own stand-in.',
    ),
  })
  .prefault({})
  .meta({ description: 'What the clock of this host is held against.' })
