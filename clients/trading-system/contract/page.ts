import { z } from 'zod'
import { id, instant } from './scalars.ts'

/** Where to read on in a list that only grows. */
export const PageKey = z.strictObject({
  after: id().optional().describe('`next` of an earlier page: what came after it.'),
  since: instant().optional().describe('Without `after`: what happened at this instant or later.'),
})

export type PageKey = Readonly<z.output<typeof PageKey>>

/** The cursor of a page. */
export const next = () =>
  id().describe(
    'Cursor after the last entry of this page. Asked with neither `after` nor `since`, the page is empty and this is the end of the list.',
  )
