/** What stands around a method: it is told of a call, and may proceed with it, with other arguments, or not at all. */
export type Around = (
  self: object,
  args: readonly unknown[],
  proceed: (args: readonly unknown[]) => unknown,
) => unknown

/** Puts `around` in place of a method of all sockets; what stood there before is what it may proceed to. */
export function putAround(prototype: object, method: string, around: Around): void {
  const original: unknown = Reflect.get(prototype, method)
  if (typeof original !== 'function') throw new TypeError(`sockets must have ${method}, have not`)
  Object.defineProperty(prototype, method, {
    configurable: true,
    writable: true,
    value: function guarded(this: object, ...args: unknown[]): unknown {
      return around(this, args, passed => Reflect.apply(original, this, passed))
    },
  })
}

/** The host of `connect`'s arguments: options, port and host, or Node's own pair of both; undefined for a path. */
export function hostToConnect(args: readonly unknown[]): string | undefined {
  const [first, second]: readonly unknown[] = Array.isArray(args[0]) ? args[0] : args
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return undefined
    return 'host' in first ? namedHost(first.host) : 'localhost'
  }
  if (typeof first === 'string' && !isPort(first)) return undefined
  return typeof second === 'function' ? 'localhost' : namedHost(second)
}

function namedHost(host: unknown): string {
  if (!host) return 'localhost'
  return typeof host === 'string' ? host : 'a host that is no text'
}

/** Node takes whatever reads as a number, `0x50` too, for a port, and any other text for a path. */
const isPort = (text: string): boolean => Number(text) >= 0
