/** Does something `count` times, at most `atOnce` of them at a time; results in the order in which they began. */
export async function repeatedly<Result>(
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
  act: () => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  let begun = 0
  const next = async () => {
    for (let index = begun++; index < count; index = begun++) results[index] = await act()
  }
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, next))
  return results
}
