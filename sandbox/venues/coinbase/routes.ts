import type { Endpoint } from './endpoint.ts'

/** An endpoint and what stood in the path for its `:id`. */
export interface Found {
  readonly endpoint: Endpoint
  readonly id: string
}

/** Finds endpoints by method and path; a path that is written out goes before one with an `:id`. */
export class Routes {
  readonly #exact = new Map<string, Endpoint>()
  readonly #patterns: { readonly pattern: RegExp; readonly endpoint: Endpoint }[] = []

  constructor(endpoints: readonly Endpoint[]) {
    for (const endpoint of endpoints) {
      const { route } = endpoint
      if (!route.includes(':id')) this.#exact.set(route, endpoint)
      else {
        const pattern = new RegExp(`^${route.replace(':id', '([^/]+)')}$`)
        this.#patterns.push({ pattern, endpoint })
      }
    }
  }

  find(method: string, path: string): Found | undefined {
    const route = `${method} ${path}`
    const exact = this.#exact.get(route)
    if (exact) return { endpoint: exact, id: '' }
    for (const { pattern, endpoint } of this.#patterns) {
      const id = pattern.exec(route)?.[1]
      if (id !== undefined) return { endpoint, id: decoded(id) }
    }
    return undefined
  }
}

/** A segment that is not properly encoded is taken as it stands. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
