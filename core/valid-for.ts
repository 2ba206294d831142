const unitsMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Milliseconds of a time such as `30d`, `12h` or `90m`; nothing for any other text. */
export function validForMs(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? []
  return count === undefined ? undefined : Number(count) * unitsMs[unit as keyof typeof unitsMs]
}
