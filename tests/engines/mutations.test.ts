import { expect, test } from 'vitest'
import type { RecordedFrame } from '../../core/market-event.ts'
import { seededRandom } from '../../bench/seeded-random.ts'
import { blindSpotsOf } from '../../helpers/feed/blind-spots.ts'
import { clockMoved, dropped, otherDigit, repeated, rewritten, swapped } from './mutations.ts'
import {
  changesOf,
  examined,
  framesOf,
  sourceNames,
  sources,
  type SourceName,
} from './recordings.ts'
import { bestLevels } from './true-best.ts'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const hourMs = 3_600_000

const everywhere = sourceNames.flatMap(name => seeds.map(seed => [name, seed] as const))
const of = (...names: readonly SourceName[]) => everywhere.filter(([name]) => names.includes(name))

async function kindsIn(name: SourceName, frames: readonly RecordedFrame[]) {
  const { findings } = await examined(name, frames)
  return findings.map(({ kind }) => kind)
}

/** A change of a book that is drawn, with the next of the same instrument. */
async function drawn(name: SourceName, seed: number, fits = (_text: string) => true) {
  const frames = await framesOf(name)
  const random = seededRandom(seed)
  const places = await placesOf(name)
  for (;;) {
    const draw = Math.floor(random() * places.length)
    const at = places[draw]!
    const { text } = frames[at]!
    const symbol = sources[name].symbolIn(text)!
    const next = places
      .slice(draw + 1)
      .find(place => sources[name].symbolIn(frames[place]!.text) === symbol)
    if (next !== undefined && fits(text)) return { frames, at, next, symbol }
  }
}

const known = new Map<SourceName, Promise<readonly number[]>>()
function placesOf(name: SourceName): Promise<readonly number[]> {
  const places = known.get(name) ?? changesOf(name)
  known.set(name, places)
  return places
}

test.for(of('Binance 2021', 'Binance 2024'))(
  '%s, %i: a dropped change leaves a gap',
  async ([name, seed]) => {
    const { frames, at } = await drawn(name, seed)

    expect(await kindsIn(name, dropped(frames, at))).toContain('sequence gap')
  },
)

test.for(of('Kraken 2021'))(
  '%s, %i: a dropped change is noticed as soon as it shows among the best',
  async ([name, seed]) => {
    const { frames, at, symbol } = await drawn(name, seed)
    const mutated = dropped(frames, at)

    expect((await kindsIn(name, mutated)).includes('wrong checksum')).toBe(
      hasWrongBest(frames, mutated, { symbol, at }),
    )
  },
)

/** Whether any book after the dropped change has other best levels than the venue's. */
function hasWrongBest(
  frames: readonly RecordedFrame[],
  mutated: readonly RecordedFrame[],
  { symbol, at }: { readonly symbol: string; readonly at: number },
): boolean {
  const isOurs = ({ text }: RecordedFrame) => text.includes(`"book-1000","${symbol}"]`)
  const before = frames.slice(0, at).filter(isOurs).length
  const truth = bestLevels(frames, symbol).slice(before + 1)
  const ours = bestLevels(mutated, symbol).slice(before)
  return ours.some((levels, place) => levels !== truth[place])
}

test.for(everywhere)('%s, %i: a repeated change is noticed', async ([name, seed]) => {
  const { frames, at } = await drawn(name, seed)

  expect(await kindsIn(name, repeated(frames, at))).toContain('repeated frame')
})

test.for(of('Binance 2021', 'Binance 2024'))(
  '%s, %i: swapped changes are out of order',
  async ([name, seed]) => {
    const { frames, at, next } = await drawn(name, seed)

    expect(await kindsIn(name, swapped(frames, at, next))).toEqual(
      expect.arrayContaining(['sequence gap', 'sequence repeat', 'time running back']),
    )
  },
)

test.for(of('Coinbase 2021', 'Kraken 2021'))(
  '%s, %i: swapped changes run back in time, unless they state the same',
  async ([name, seed]) => {
    const { frames, at, next } = await drawn(name, seed)
    const [one, other] = [latestIn(frames[at]!.text), latestIn(frames[next]!.text)]

    const kinds = await kindsIn(name, swapped(frames, at, next))
    expect(kinds.includes('time running back')).toBe(one !== other)
  },
)

/** The latest time that a frame of Coinbase or Kraken states; times of one kind are ordered as their text is. */
const latestIn = (text: string): string | undefined =>
  text
    .match(/\d{10}\.\d{6}|\d{4}-\d\d-\d\dT[\d:.]+Z/g)
    ?.toSorted()
    .at(-1)

test.for(of('Kraken 2021'))(
  '%s, %i: a wrong digit among the best levels is noticed, and no other',
  async ([name, seed]) => {
    const { frames, at, symbol } = await drawn(name, seed, text => !/"0\.0+"/.test(text))
    const mutated = rewritten(frames, at, text =>
      text.replace(
        /\[\["([^"]+)","([^"]+)"/,
        (_all, price, quantity) => `[["${price}","${otherDigit(quantity)}"`,
      ),
    )
    const truth = bestLevels(frames, symbol)
    const noticed = bestLevels(mutated, symbol).some((levels, place) => levels !== truth[place])

    expect((await kindsIn(name, mutated)).includes('wrong checksum')).toBe(noticed)
  },
)

test.for(of('Binance 2024'))(
  '%s, %i: a wrong digit of a best level contradicts the best prices that are stated',
  async ([name, seed]) => {
    const { frames, at, best } = await drawnBest(seed)
    const mutated = rewritten(frames, at, text =>
      text.replace(
        `"${best.price}","${best.quantity}"`,
        `"${best.price}","${otherDigit(best.quantity)}"`,
      ),
    )

    expect(await kindsIn(name, mutated)).toEqual(['contradicted best prices'])
  },
)

/** A drawn change that states the level which is the best bid after it. */
async function drawnBest(seed: number) {
  for (let attempt = 0; ; attempt++) {
    const { frames, at, next } = await drawn('Binance 2024', seed * 1_000 + attempt)
    const change = dataOf(frames[at]!)
    const quotes = frames
      .slice(at - 2_000, next)
      .map(dataOf)
      .filter(({ B, u }) => B !== undefined && u <= change.u)
    const stated = quotes.at(-1)
    const level = (change.b as [string, string][]).find(([price]) => price === stated?.b)
    if (level && Number(level[1]) > 0 && level[1] === stated!.B)
      return { frames, at, best: { price: level[0], quantity: level[1] } }
  }
}

interface Data {
  readonly u: number
  readonly b: unknown
  readonly B?: string
}
const dataOf = ({ text }: RecordedFrame): Data => {
  const { data = {} } = JSON.parse(text) as { data?: object }
  return data as Data
}

test.for(everywhere)('%s, %i: a bid above every ask crosses the book', async ([name, seed]) => {
  const { frames, at } = await drawn(name, seed)
  const mutated = rewritten(frames, at, text => withBid(text))

  expect(await kindsIn(name, mutated)).toContain('crossed book')
})

/** The same change with a bid that nobody would make. */
function withBid(text: string): string {
  const price = '9999999.00000000'
  if (text.startsWith('[')) {
    const message = JSON.parse(text) as [number, { b?: unknown[]; a?: unknown[] }, ...unknown[]]
    const time = (([...(message[1].b ?? []), ...(message[1].a ?? [])] as string[][]).at(-1) ??
      [])[2]
    message[1].b = [...(message[1].b ?? []), [price, '1.00000000', time]]
    return JSON.stringify(message)
  }
  const message = JSON.parse(text) as {
    data?: { b: unknown[] }
    changes?: unknown[]
  }
  message.data?.b.push([price, '1.00000000'])
  message.changes?.push(['buy', price, '1.00000000'])
  return JSON.stringify(message)
}

test.for(of('Binance 2021', 'Coinbase 2021', 'Kraken 2021'))(
  '%s, %i: an instrument that freezes half way is silent, unless it hardly ever spoke',
  async ([name, seed]) => {
    const { frames, symbol } = await drawn(name, seed)
    const half = Math.floor(frames.length / 2)
    const frozen = frames.filter(
      ({ text }, at) => at < half || sources[name].symbolIn(text) !== symbol,
    )
    const { findings, examiner } = await examined(name, frozen)
    const blind = blindSpotsOf(examiner.instruments.get(symbol)!).some(
      ({ disturbance }) => disturbance === 'frozen instrument',
    )

    const silent = findings.filter(({ kind }) => kind === 'silent stream').map(one => one.symbol)
    expect(silent).toEqual(blind ? [] : [symbol])
  },
)

test('Binance 2024: a book that freezes while its trades go on is silent', async () => {
  const frames = await framesOf('Binance 2024')
  const half = Math.floor(frames.length / 2)
  const frozen = frames.filter(({ text }, at) => at < half || !text.includes('depthUpdate'))

  expect(await kindsIn('Binance 2024', frozen)).toEqual(['silent stream'])
})

test.for(sourceNames)('%s: a clock that is an hour off is noticed', async name => {
  const frames = await framesOf(name)
  const moved = clockMoved(frames, 0, ms => ms + hourMs)

  expect(await kindsIn(name, moved)).toEqual(['clock offset'])
})

test.for(sourceNames)('%s: a clock that is set by an hour on the way is noticed', async name => {
  const frames = await framesOf(name)
  const half = Math.floor(frames.length / 2)
  const moved = clockMoved(frames, half, ms => ms + hourMs)

  expect(await kindsIn(name, moved)).toContain('clock step')
})

test.for(sourceNames)('%s: milliseconds that were read as microseconds are noticed', async name => {
  const frames = await framesOf(name)
  const moved = clockMoved(frames, 0, ms => ms / 1_000)

  expect(await kindsIn(name, moved)).toContain('clock offset')
})

test('what would go unnoticed is listed for each feed, with the reason', async () => {
  const spots = await Promise.all(
    sourceNames.map(async name => {
      const { examiner } = await examined(name, await framesOf(name))
      const [instrument] = [...examiner.instruments.values()].toSorted(
        (one, other) => other.changes - one.changes,
      )
      return [name, blindSpotsOf(instrument!).map(({ disturbance }) => disturbance)]
    }),
  )

  expect(Object.fromEntries(spots)).toEqual({
    'Binance 2021': ['wrong digit'],
    'Binance 2024': ['wrong digit'],
    'Coinbase 2021': ['dropped change', 'swapped changes', 'wrong digit'],
    'Kraken 2021': ['dropped change', 'swapped changes', 'wrong digit'],
  })
})
