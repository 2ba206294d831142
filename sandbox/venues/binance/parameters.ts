import type { Scaled } from '../../matching/types.ts'
import { amountOf } from './decimals.ts'
import { refusals, type Refusal } from './errors.ts'

/** Which characters a parameter may have, and how Binance names that range. */
interface Legal {
  readonly range: string
  readonly test: RegExp
}

/** The ranges that Binance states in its refusals. */
export const legal = {
  symbol: { range: '^[\\w\\-._&&[^a-z]]{1,50}$', test: /^[\p{Lu}\p{Lo}\p{N}_\-.]{1,50}$/u },
  clientOrderId: { range: '^[a-zA-Z0-9-_]{1,36}$', test: /^[a-zA-Z0-9\-_]{1,36}$/ },
  integer: { range: '^[0-9]{1,20}$', test: /^[0-9]{1,20}$/ },
  amount: {
    range: '^([0-9]{1,20})(\\.[0-9]{1,20})?$',
    test: /^[0-9]{1,20}(\.[0-9]{1,20})?$/,
  },
} as const satisfies Record<string, Legal>

/** The parameters of one request. It notes which are read, because Binance refuses a request that sends others. */
export class Parameters {
  readonly values: ReadonlyMap<string, string>
  readonly #read = new Set<string>()

  constructor(values: ReadonlyMap<string, string>) {
    this.values = values
  }

  /** Reads query and body; where both have a name the query's value counts. */
  static ofForm(query: string, body: string): Parameters {
    return new Parameters(new Map([...formValues(body), ...formValues(query)]))
  }

  /** Reads the `params` of a request over WebSocket, each value as the text that it stands for. */
  static ofJson(params: object): Parameters {
    const values = Object.entries(params)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
    return new Parameters(new Map(values))
  }

  /** Looks at a value without counting it as read. */
  peek(name: string): string | undefined {
    return this.values.get(name)
  }

  optional(name: string, range?: Legal): string | undefined {
    this.#read.add(name)
    const value = this.values.get(name)
    if (value === '') throw refusals.empty(name)
    return value === undefined ? undefined : within(range, name, value)
  }

  mandatory(name: string, range?: Legal): string {
    this.#read.add(name)
    const value = this.values.get(name)
    if (!value) throw refusals.missing(name)
    return within(range, name, value)
  }

  integer(name: string): number | undefined {
    const text = this.optional(name, legal.integer)
    return text === undefined ? undefined : Number(text)
  }

  /** An instant in milliseconds; Binance takes microseconds too. */
  time(name: string): number | undefined {
    const value = this.integer(name)
    return value === undefined ? undefined : inMilliseconds(value)
  }

  mandatoryTime(name: string): number {
    return inMilliseconds(Number(this.mandatory(name, legal.integer)))
  }

  amount(name: string): Scaled | undefined {
    const text = this.optional(name, legal.amount)
    if (text === undefined) return undefined
    const amount = amountOf(text)
    if (amount === undefined) throw refusals.precision(name)
    return amount
  }

  /** How many rows are wanted, at most `most`. */
  limit(otherwise: number, most: number): number {
    const limit = this.integer('limit') ?? otherwise
    if (limit < 1) throw refusals.notValid('limit')
    return Math.min(limit, most)
  }

  choice<const T extends string>(
    name: string,
    choices: readonly T[],
    refusal: () => Refusal,
  ): T | undefined {
    const value = this.optional(name)
    return value === undefined ? undefined : chosen(value, choices, refusal)
  }

  mandatoryChoice<const T extends string>(
    name: string,
    choices: readonly T[],
    refusal: () => Refusal,
  ): T {
    return chosen(this.mandatory(name), choices, refusal)
  }

  flag(name: string): boolean {
    return this.choice(name, ['true', 'false'], () => refusals.notValid(name)) === 'true'
  }

  /** Refuses a request that sent more than was read. */
  finish(): void {
    const sent = this.values.size
    const read = [...this.values.keys()].filter(name => this.#read.has(name)).length
    if (sent === read) return
    if (this.#read.size === 0) throw refusals.tooMany(0, sent)
    throw refusals.unread(read, sent)
  }
}

const inMilliseconds = (time: number): number => (time >= 1e14 ? Math.floor(time / 1000) : time)

function within(range: Legal | undefined, name: string, value: string): string {
  if (range && !range.test.test(value)) throw refusals.illegal(name, range.range)
  return value
}

function chosen<T extends string>(value: string, choices: readonly T[], refusal: () => Refusal): T {
  const choice = choices.find(each => each === value)
  if (choice === undefined) throw refusal()
  return choice
}

function formValues(form: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(form)) {
    if (values.has(name)) throw refusals.duplicated()
    values.set(name, value)
  }
  return values
}
