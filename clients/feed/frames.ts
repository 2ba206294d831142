/** Each number of a frame as the frame's own text states it: 0.10000000 stays `0.10000000`. */
export function parsedLosslessly(text: string): unknown {
  const kept = (_key: string, value: unknown, { source }: { readonly source?: string }): unknown =>
    typeof value === 'number' ? source : value
  try {
    const json: unknown = Reflect.apply(JSON.parse, JSON, [text, kept])
    return json
  } catch {
    return undefined
  }
}

/** The fields of an object; none of anything else. */
export const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** The items of a list; none of anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
