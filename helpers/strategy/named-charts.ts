import type { Chart } from '../../core/chart.ts'

/** The charts of strategies by their names, such as `equity of trend`; those that have none are left out. */
export function namedCharts<Key extends string>(
  what: string,
  found: readonly (Readonly<Record<Key, Chart | undefined>> & { readonly strategy: string })[],
  key: Key,
): readonly { readonly name: string; readonly chart: Chart }[] {
  return found.flatMap(one => {
    const chart: Chart | undefined = one[key]
    return chart ? [{ name: `${what} of ${one.strategy}`, chart }] : []
  })
}
