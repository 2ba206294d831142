import { z } from 'zod'
import { secretReference } from './secret-reference.ts'
import { setting } from './setting.ts'

/** `[evidence]`: what makes the evidence of a run worth something to others. */
export const evidence = z
  .strictObject({
    signing_key: setting(
      secretReference().optional(),
      'Ed25519 private key (PEM, PKCS #8) that signs the evidence bundles of runs. Left out, they are not signed. A run on the embedded sandbox never is.',
    ),
  })
  .prefault({})
  .meta({ description: 'What makes the evidence of a run worth something to others.' })
