/** Each code of a refusal with its HTTP status. */
export const refusalStatuses = {
  badRequest: 400,
  unauthorized: 401,
  notFound: 404,
  notOffered: 404,
  conflict: 409,
  internal: 500,
} as const

/** A request that is not done, in the words of the contract. A denied order is none: it is an order. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: keyof typeof refusalStatuses
  readonly remedy: string | undefined

  constructor(code: keyof typeof refusalStatuses, message: string, remedy?: string) {
    super(message)
    this.code = code
    this.remedy = remedy
  }
}
