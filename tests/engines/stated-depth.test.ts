import { expect, test } from 'vitest'
import type { RecordedFrame } from '../../core/market-event.ts'
import { examineFrames } from '../../engines/examination/examine.ts'
import { examinedFeed } from '../../engines/examination/examined-feed.ts'
import { framesOf } from './recordings.ts'
import { OrderBook } from '../../helpers/feed/order-book.ts'
import { krakenDialect } from '../../clients/feed/dialects/kraken.ts'

const symbol = 'XMR/USD'
const depth = 10

/** What of a recorded book is told to who subscribes to ten levels, in the words of a version of Kraken. */
async function shallow(wordsOf: (told: Told) => string): Promise<readonly RecordedFrame[]> {
  const whole = new OrderBook(1000)
  const dialect = krakenDialect()
  let before: Sides | undefined
  const frames: RecordedFrame[] = []
  for (const frame of await framesOf('Kraken 2021'))
    for (const event of dialect.read(frame.text)) {
      if ((event.kind !== 'snapshot' && event.kind !== 'change') || event.symbol !== symbol)
        continue
      if (event.kind === 'snapshot') whole.replace(event)
      else whole.change(event)
      const after = { bids: levelsOf(whole.bids), asks: levelsOf(whole.asks) }
      const text = wordsOf({
        isFirst: before === undefined,
        bids: changed(before?.bids, after.bids),
        asks: changed(before?.asks, after.asks),
        checksum: whole.checksum(),
      })
      before = after
      frames.push({ ...frame, text })
    }
  return frames
}

type Level = readonly [string, string]
interface Sides {
  readonly bids: readonly Level[]
  readonly asks: readonly Level[]
}
interface Told extends Sides {
  readonly isFirst: boolean
  readonly checksum: number
}

const levelsOf = (side: OrderBook['bids']): readonly Level[] =>
  Array.from({ length: Math.min(depth, side.size) }, (_, place) => {
    const [price, quantity] = side.at(place)!
    return [price, quantity]
  })

/** Levels that came in or changed; one that only fell out is told no more, and one that is gone has the quantity zero. */
function changed(before: readonly Level[] | undefined, after: readonly Level[]): readonly Level[] {
  if (!before) return after
  const isNew = after.filter(
    ([price, quantity]) => !before.some(([p, q]) => p === price && q === quantity),
  )
  const worst = Number(after.at(-1)![0])
  const isBid = Number(after[0]![0]) > worst
  const gone = before.filter(
    ([price]) =>
      !after.some(([p]) => p === price) && (isBid ? Number(price) > worst : Number(price) < worst),
  )
  return [...gone.map(([price]): Level => [price, '0.00000000']), ...isNew]
}

const first = ({ isFirst, bids, asks, checksum }: Told): string => {
  const timed = (levels: readonly Level[]) => levels.map(level => [...level, '1618678133.000000'])
  const told = isFirst
    ? { as: timed(asks), bs: timed(bids) }
    : { a: timed(asks), b: timed(bids), c: String(checksum) }
  return JSON.stringify([7, told, `book-${depth}`, symbol])
}

const second = ({ isFirst, bids, asks, checksum }: Told): string => {
  const numbers = (levels: readonly Level[]) =>
    levels.map(([price, qty]) => `{"price":${price},"qty":${qty}}`).join()
  return `{"channel":"book","type":"${isFirst ? 'snapshot' : 'update'}","data":[{"symbol":"${symbol}","bids":[${numbers(bids)}],"asks":[${numbers(asks)}],"checksum":${checksum},"timestamp":"2021-04-17T16:48:53Z"}]}`
}

const acknowledged = (frames: readonly RecordedFrame[]): readonly RecordedFrame[] => [
  {
    ...frames[0]!,
    text: `{"method":"subscribe","req_id":1,"result":{"channel":"book","depth":${depth},"snapshot":true,"symbol":"${symbol}"},"success":true}`,
  },
  ...frames,
]

async function checksums(frames: readonly RecordedFrame[], options: { depth?: number } = {}) {
  const examination = await examineFrames([frames], { dialect: 'kraken', ...options })
  return examinedFeed(examination).checksums
}

test.for([undefined, 25, 1000])(
  'the depth that Kraken states is that of its books, whatever is configured: %s',
  async configured => {
    const options = configured === undefined ? {} : { depth: configured }
    const told = [await shallow(first), acknowledged(await shallow(second))]

    for (const frames of told) {
      const [book] = await checksums(frames, options)
      expect(book).toMatchObject({ wrong: 0 })
      expect(book!.checked).toBeGreaterThan(800)
    }
  },
)

test('where Kraken did not state it, it is the one that is configured', async () => {
  const frames = await shallow(second)

  expect(await checksums(frames, { depth })).toMatchObject([{ wrong: 0 }])
  expect((await checksums(frames))[0]!.wrong).toBeGreaterThan(0)
})
