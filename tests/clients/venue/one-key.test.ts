import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVenue } from '../../../clients/venue/open.ts'
import { restingOrder, sandboxWith, type OpenedSandbox } from './sandbox-venues.ts'

let sandbox: OpenedSandbox
beforeAll(async () => {
  sandbox = await sandboxWith(['kraken'])
})
afterAll(() => sandbox?.close())

test('several clients use one key of Kraken at once, and each is answered', async () => {
  const { target, feed, venue } = sandbox.at('kraken')
  const [symbol] = target.symbols
  const others = await Promise.all([1, 2].map(() => openVenue(target, { class: 'check' })))

  const answers = await Promise.all([
    ...[venue, ...others].flatMap(each => [
      each.signedRead('properly'),
      each.openOrders(symbol!),
      each.fees(symbol!),
    ]),
    feed.privateStart(60_000),
  ])

  expect(answers).toHaveLength(10)
  await Promise.all(others.map(each => each.close()))
})

test('a stale request is refused while others use the key', async () => {
  const { target, venue } = sandbox.at('kraken')
  const other = await openVenue(target, { class: 'check' })

  const [stale] = await Promise.all([
    venue.signedRead('stale'),
    other.signedRead('properly'),
    venue.signedRead('properly'),
  ])

  expect(stale).toMatchObject({ accepted: false, refusedFor: 'timestamp' })
  await other.close()
})

test('the first news of a private stream is what is open, and it is missed when it does not come', async () => {
  const opened = sandbox.at('kraken')
  await opened.venue.submit(await restingOrder(opened))
  const begun = await opened.feed.privateStart(60_000)
  await sandbox.control.enable('silent-private-stream')
  const silent = await opened.feed.privateStart(3_000)
  await sandbox.control.reset()

  expect(begun.firstMessageMs).toBeGreaterThanOrEqual(begun.acknowledgedMs!)
  expect(silent.acknowledgedMs).toBeGreaterThan(0)
  expect(silent.firstMessageMs).toBeUndefined()
})
