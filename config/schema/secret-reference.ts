import { z } from 'zod'

/** Where a secret is kept: a variable of the environment or a file. */
export const secretReferencePattern = /^(env:[A-Za-z_][A-Za-z0-9_]*|file:\/.+)$/

/** A reference to a secret; a value in its place is refused, and no message shows it. */
export const secretReference = () =>
  z
    .string()
    .regex(
      secretReferencePattern,
      'must be a reference such as "env:BINANCE_API_KEY" or "file:/run/secrets/binance", never the secret itself',
    )
