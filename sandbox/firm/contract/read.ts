import { Refusal } from '../refusal.ts'

/** Reads a value or refuses the request, saying where and what must hold. */
export type Reader<Value> = (value: unknown, path: string) => Value

const refuse = (path: string, rule: string, value: unknown): never => {
  const was = value === undefined ? 'missing' : JSON.stringify(value)?.slice(0, 80)
  throw new Refusal('badRequest', `${path} ${rule}, was ${was}`)
}

const matching =
  (pattern: RegExp, rule: string): Reader<string> =>
  (value, path) =>
    typeof value === 'string' && pattern.test(value) ? value : refuse(path, rule, value)

export const words = matching(/[^]/, 'must be a text of at least one character')
export const id = matching(/^[^]{1,128}$/, 'must be a text of 1 to 128 characters')
export const clientOrderId = matching(
  /^[A-Za-z0-9_-]{1,64}$/,
  'must be 1 to 64 letters, digits, hyphens or underscores',
)
/** At most eighteen decimals, which is what the firm counts in. */
export const decimal = matching(
  /^-?(0|[1-9]\d{0,29})(\.\d{1,18})?$/,
  'must be a decimal in quotes such as "-0.015", without exponent, plus sign or leading zeros',
)
export const unsignedDecimal = matching(
  /^(0|[1-9]\d{0,29})(\.\d{1,18})?$/,
  'must be a decimal in quotes such as "0.015", without sign, exponent or leading zeros',
)
export const instant = matching(
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/,
  'must be an instant in UTC with six digits of a second, such as "2026-01-31T09:30:00.000000Z"',
)

/** A whole number as a query writes it. */
export const whole: Reader<number> = (value, path) =>
  typeof value === 'string' && /^(0|[1-9]\d{0,8})$/.test(value)
    ? Number(value)
    : refuse(path, 'must be a whole number in quotes such as "1"', value)

export const flag: Reader<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse(path, 'must be true or false', value)

export const oneOf =
  <const Word extends string>(...those: readonly Word[]): Reader<Word> =>
  (value, path) =>
    those.find(word => word === value) ?? refuse(path, `must be one of ${those.join(', ')}`, value)

export const optional =
  <Value>(reader: Reader<Value>): Reader<Value | undefined> =>
  (value, path) =>
    value === undefined ? undefined : reader(value, path)

type ValueOf<R> = R extends Reader<infer Value> ? Value : never

/** Reads an object of these fields; one that it does not know is refused, so that a misspelt one cannot go unnoticed. */
export const record =
  <Fields extends Readonly<Record<string, Reader<unknown>>>>(
    fields: Fields,
  ): Reader<{ readonly [Name in keyof Fields]: ValueOf<Fields[Name]> }> =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuse(path, 'must be an object', value)
    const unknown = Object.keys(value).find(name => !Object.hasOwn(fields, name))
    if (unknown !== undefined)
      return refuse(
        `${path}.${unknown}`,
        'must be left out: it is no field of the contract',
        unknown,
      )
    const read = Object.entries(fields).map(([name, reader]) => [
      name,
      reader(Reflect.get(value, name), `${path}.${name}`),
    ])
    const given = read.filter(([, field]) => field !== undefined)
    return Object.fromEntries(given) as { readonly [Name in keyof Fields]: ValueOf<Fields[Name]> }
  }

/** Of a request that says nothing. */
export const nothing = record({})
