import { hostAndPort } from '../endpoint/address.ts'

/** A string in a tree of URLs that names a host, and the keys that lead to it. */
export interface UrlLeaf {
  readonly path: readonly string[]
  readonly url: string
}

const nested = (node: unknown): node is object => typeof node === 'object' && node !== null
const namesHost = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text)

/** Every leaf that names a host, however deep. */
export function urlLeaves(tree: unknown, path: readonly string[] = []): readonly UrlLeaf[] {
  if (typeof tree === 'string') return namesHost(tree) ? [{ path, url: tree }] : []
  if (!nested(tree)) return []
  return Object.entries(tree).flatMap(([key, node]) => urlLeaves(node, [...path, key]))
}

/** The same tree with each leaf that names a host replaced; everything else is kept as it is. */
export function mapUrls(
  tree: unknown,
  replace: (leaf: UrlLeaf) => string,
  path: readonly string[] = [],
): unknown {
  if (typeof tree === 'string') return namesHost(tree) ? replace({ path, url: tree }) : tree
  if (Array.isArray(tree))
    return tree.map((node, index) => mapUrls(node, replace, [...path, String(index)]))
  if (!nested(tree)) return tree
  const entries = Object.entries(tree).map(([key, node]) => [
    key,
    mapUrls(node, replace, [...path, key]),
  ])
  return Object.fromEntries(entries)
}

/** The first leaf whose host and port are not among `hosts`, or that cannot be read as a URL. */
export function foreignLeaf(tree: unknown, hosts: ReadonlySet<string>): UrlLeaf | undefined {
  return urlLeaves(tree).find(({ url }) => !URL.canParse(url) || !hosts.has(authorityOf(url)))
}

/** Host and port of a URL, the port also where it is the protocol's own. */
export function authorityOf(url: string): string {
  const { hostname } = new URL(url)
  return `${hostname}:${hostAndPort(url).port}`
}
