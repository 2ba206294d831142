import { afterEach, expect, test } from 'vitest'
import { openVenue } from '../../clients/venue/open.ts'
import { hangUp, json, silence, text, venueAnswering } from './venue-answers.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function reading(answers: Parameters<typeof venueAnswering>[0]) {
  const server = await venueAnswering(answers)
  closing.push(() => server.close())
  const venue = await openVenue(server.target, { class: 'check' })
  closing.push(() => venue.close())
  return { venue, ...server }
}

test('a JSON answer counts as answered', async () => {
  const { venue } = await reading({ 'GET /api/v3/ping': json(200, {}) })

  expect(await venue.probe()).toMatchObject({ answered: true, status: 200 })
})

test.for([
  ['a 502', text(502, '<html>'), 'answered 502 (text/html)'],
  ['a redirect', text(302, ''), 'answered 302 (text/html)'],
  ['half of its JSON', text(200, '{"serverT'), 'must answer JSON'],
  ['nothing', text(200, ''), 'must answer JSON'],
  ['a reset', hangUp, 'ECONNRESET'],
  ['silence', silence, 'must be answered within 2000 ms'],
] as const)('%s is not an answer, and is not thrown', async ([, respond, failure]) => {
  const { venue } = await reading({ 'GET /api/v3/ping': respond })

  const probe = await venue.probe()

  expect(probe.answered).toBe(false)
  expect(probe.failure).toContain(failure)
})

test.for([
  [429, true],
  [418, true],
  [503, false],
] as const)('a %i tells that the venue slows us down: %s', async ([status, slowedDown]) => {
  const { venue } = await reading({ 'GET /api/v3/ping': json(status, { code: -1003, msg: '' }) })

  expect(await venue.probe()).toMatchObject({ answered: false, status, slowedDown })
})

test('an answer that stops short of its length is not an answer', async () => {
  const { venue } = await reading({
    'GET /api/v3/ping': response => {
      response.writeHead(200, { 'content-length': 20 }).write('{}')
      setImmediate(() => response.destroy())
    },
  })

  expect(await venue.probe()).toMatchObject({ answered: false })
})

test('as many probes are made as are asked for', async () => {
  const { venue, asked } = await reading({ 'GET /api/v3/ping': json(200, {}) })

  const probes = await venue.probes(25, 4)

  expect(probes.filter(({ answered }) => answered)).toHaveLength(25)
  expect(asked).toHaveLength(25)
})

test('a venue that never answers is given up on, and every failure is told', async () => {
  const { venue } = await reading({ 'GET /api/v3/ping': hangUp })

  const probes = await venue.probes(500, 5)

  expect(probes.length).toBeLessThan(30)
  expect(probes.some(({ answered }) => answered)).toBe(false)
})

test('a venue that nobody listens at is unreachable, in one sentence', async () => {
  const reached = await reading({})
  const { venue } = reached
  await reached.close()
  closing.shift()

  expect(await venue.probe()).toMatchObject({ answered: false })
  await expect(venue.instruments()).rejects.toMatchObject({
    name: 'VenueUnreachable',
    message: expect.stringMatching(
      /^GET \/api\/v3\/exchangeInfo must be answered .*ECONNREFUSED/,
    ) as unknown,
  })
})

test.for([
  ['half of its JSON', text(200, '{"serverTime":17')],
  ['a time that is missing', json(200, {})],
  ['an error', text(502, '')],
] as const)('the clock cannot be read from %s', async ([, respond]) => {
  const { venue } = await reading({ 'GET /api/v3/time': respond })

  await expect(venue.clock()).rejects.toMatchObject({ name: 'VenueUnreachable' })
})
