const lastOf = new Map<string, Promise<unknown>>()

/** Does one task of a name at a time within this thread, in the order in which they came; one that fails holds no other up. */
export function inLine<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  const before = lastOf.get(name) ?? Promise.resolve()
  const mine = before.then(task)
  lastOf.set(
    name,
    mine.catch(() => {}),
  )
  return mine
}
