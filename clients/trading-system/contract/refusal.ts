import { z } from 'zod'
import { words } from './scalars.ts'

/** Each code with the HTTP status that it comes with. */
export const refusalStatuses = {
  badRequest: 400,
  unauthorized: 401,
  notFound: 404,
  notOffered: 404,
  conflict: 409,
  tooManyRequests: 429,
  internal: 500,
} as const

const codes = Object.keys(refusalStatuses) as (keyof typeof refusalStatuses)[]
const statuses = Object.entries(refusalStatuses).map(([code, status]) => `\`${code}\` (${status})`)

/** Why a request was not done. An order that was denied is no refusal: it is an order. */
export const Refusal = z
  .strictObject({
    code: z
      .enum(codes)
      .describe(
        `With its HTTP status: ${statuses.join(', ')}. \`conflict\`: the client order id belongs to another order, or the order is final. All but \`internal\` promise that nothing was carried out.`,
      ),
    message: words().describe('What must hold, and what was found.'),
    remedy: words().optional().describe('What to do.'),
  })
  .describe('Why a request was not done. An order that was denied is no refusal: it is an order.')

export type Refusal = Readonly<z.output<typeof Refusal>>
