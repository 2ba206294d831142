import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

interface Endpoint {
  readonly operationId: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: 'path' | 'query'
    readonly schema: object
  }[]
  readonly requestBody?: object
}

/** The document as it stands in the repository. */
export const documentText = readFileSync(
  join(import.meta.dirname, '../../../docs/trading-system.openapi.yaml'),
  'utf8',
)

const { paths } = parse(documentText) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Endpoint>>>>
}

/** Every endpoint of the document, such as `GET /orders/{clientOrderId}`. */
export const endpoints: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, endpoint]) => [
      `${method.toUpperCase()} ${path}`,
      endpoint,
    ]),
  ),
)

/** The endpoint of the document that a request is for; the request itself where there is none. */
export function endpointOf(method: string, path: string): string {
  const asked = `${method} ${path}`
  const fits = (endpoint: string) =>
    new RegExp(`^${endpoint.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(asked)
  return Object.keys(endpoints).find(fits) ?? asked
}
