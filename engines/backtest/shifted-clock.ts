/**
 * Lets the dates of this thread be later by so many milliseconds: a strategy that asks for the day or the hour decides
 * otherwise in a second run, and is given away although both run within the same second.
 */
export function shiftClock(byMs: number): void {
  const own = globalThis.Date
  const now = () => own.now() + byMs
  globalThis.Date = new Proxy(own, {
    construct: (target, args, made) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, made) as object,
    apply: () => new own(now()).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown),
  })
}
