import { expect, test } from 'vitest'
import { earlierValues } from '../../history/earlier-values.ts'
import { openDatabase } from '../../history/index/database.ts'
import { openIndex } from '../../history/index/index.ts'
import { earlierIn } from './earlier.ts'
import { historyOf, target } from './kept-runs.ts'
import { simulator } from './simulated-runs.ts'

const run = simulator(
  { count: 100, within: 0.2, memory: 0, stalls: { share: 0, times: 0 }, between: 0.1 },
  9,
)
const id = 'connectivity/one'
const at = (place: number) => run({ place, checks: [id] })
const ascending = (one: number, other: number) => one - other

test('the index tells of earlier healthy runs of the target what their reports say, and of no others', async () => {
  const runs = [at(0), at(1), at(2)]
  const faulty = { ...at(3), selection: { ...at(3).selection, faults: ['slow-rest'] } }
  const failed = {
    ...at(4),
    results: at(4).results.map(result => ({ ...result, outcome: 'failed' as const })),
  }
  const elsewhere = { ...at(5), target: { identity: 'other', lines: [] } }
  const later = at(7)
  const history = await historyOf([...runs, faulty, failed, elsewhere, later])

  using database = await openDatabase()
  await openIndex(database, history)
  const before = at(6).startedAt
  const values = await earlierValues(database, { target: target.identity, before })
  const peer = earlierIn(runs)
  for (const [measure, share] of [
    ['round trip', 0.5],
    ['round trip', 0.9],
    ['round trip', 0.99],
    ['p95', undefined],
  ] as const) {
    const name = { id, venue: 'binance', measure, share }
    expect(values(name).toSorted(ascending)).toEqual(peer(name).toSorted(ascending))
    expect(values(name)).toHaveLength(3)
  }
  expect(values({ id, venue: 'kraken', measure: 'p95', share: undefined })).toEqual([])
})
