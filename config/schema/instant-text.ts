import { z } from 'zod'

/** An instant as a text; whether it is one, and in UTC, is a rule of `core`. */
export const instantText = () =>
  z.custom<string>(
    value => typeof value === 'string',
    'must be an instant in UTC such as 2026-12-31T00:00:00Z',
  )
