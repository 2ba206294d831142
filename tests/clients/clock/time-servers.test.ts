import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { askTime } from '../../../clients/clock/ask.ts'
import { openTimeServers } from '../../../clients/clock/open.ts'
import { systemClock } from '../../../clients/clock/system-clock.ts'
import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import { magnitudeOf } from '../../../sandbox/faults/catalogue.ts'
import { answerTo } from '../../../sandbox/time-server/answer.ts'
import { openTimeServer, type TimeServer } from '../../../sandbox/time-server/server.ts'

const clock = systemClock()

test("the system's clock is told with the digits that Date.now cuts off", () => {
  const fresh = systemClock()
  const differences = Array.from({ length: 1_001 }, () => fresh() - Date.now())

  // A thread that is put aside between the two looks sees any difference, but not every time.
  const median = differences.toSorted((one, other) => one - other)[500]
  expect(median).toBeGreaterThan(-1)
  expect(median).toBeLessThan(5)
  expect(differences.some(ms => !Number.isInteger(ms))).toBe(true)
})

describe('the stand-in of the sandbox', () => {
  const faults = new FaultSwitchboard()
  let server: TimeServer
  beforeAll(async () => {
    server = await openTimeServer(faults, 0)
  })
  afterEach(() => faults.clear())
  afterAll(() => server.close())

  const reading = async () => {
    const [answer] = await openTimeServers([server.address]).look()
    if (!answer || !('reading' in answer)) throw new Error(JSON.stringify(answer))
    return answer.reading
  }

  test('it tells the time of this host, and how far it may be off', async () => {
    const { offsetMs, uncertaintyMs, delayMs, stratum } = await reading()

    expect(Math.abs(offsetMs)).toBeLessThanOrEqual(uncertaintyMs)
    expect(uncertaintyMs).toBeCloseTo(1 + 0.25 + delayMs / 2, 1)
    expect(stratum).toBe(1)
  })

  test('clock-source-ahead shifts it', async () => {
    faults.activate('clock-source-ahead')
    const { offsetMs, uncertaintyMs } = await reading()

    expect(Math.abs(offsetMs - magnitudeOf('clock-source-ahead'))).toBeLessThan(uncertaintyMs)
  })

  test('a name is resolved', async () => {
    const [, port] = server.address.split(':')
    const [answer] = await openTimeServers([`localhost:${port}`]).look()

    expect(answer).toHaveProperty('reading')
  })

  test('what is no question is passed over', async () => {
    const socket = createSocket('udp4')
    for (const noise of ['', 'no question', '\0'.repeat(48)])
      socket.send(noise, Number(server.address.split(':')[1]), '127.0.0.1')

    expect(await reading()).toHaveProperty('offsetMs')
    socket.close()
  })
})

describe('a server that is none', () => {
  const opened: Socket[] = []
  // No deadline passes but where a test lets it.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
    for (const socket of opened.splice(0)) socket.close()
  })

  /** Answers as the stand-in does, spoilt; counts the questions. */
  async function hostile(spoil: (answer: Buffer) => readonly Buffer[]) {
    const socket = createSocket('udp4')
    opened.push(socket)
    const asked = { questions: 0 }
    socket.on('message', (message, { port, address }) => {
      asked.questions++
      const nowMs = performance.timeOrigin + performance.now()
      for (const answer of spoil(answerTo(message, nowMs, nowMs)!))
        socket.send(answer, port, address)
    })
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    return { server: `127.0.0.1:${socket.address().port}`, asked }
  }

  const changed = (change: (answer: Buffer) => void) => (answer: Buffer) => {
    change(answer)
    return [answer]
  }
  /** The deadline passes once every answer has been heard. */
  const answerOf = async (spoil: (answer: Buffer) => readonly Buffer[]) => {
    let unheard = 0
    let isOver = false
    const passWhenHeard = () => {
      if (unheard === 0) setImmediate(() => isOver || vi.advanceTimersByTime(100))
    }
    const { server } = await hostile(answer => {
      const answers = spoil(answer)
      unheard = answers.length
      passWhenHeard()
      return answers
    })
    // It is looked at when the question is sent, and when each answer is heard.
    const watched = () => {
      unheard--
      passWhenHeard()
      return clock()
    }
    return askTime({ server, clock: watched, deadlineMs: 100 }).finally(() => (isOver = true))
  }

  test.for<[string, (answer: Buffer) => readonly Buffer[], RegExp]>([
    ['says nothing', () => [], /must come within 100 ms, none did$/],
    ['is too short', answer => [answer.subarray(0, 47)], /none did, only 1 that were no answer/],
    ['is empty', () => [Buffer.alloc(0)], /only 1 that were no answer/],
    [
      'answers another question',
      changed(answer => answer.writeUInt32BE((answer.readUInt32BE(28) + 1) % 2 ** 32, 28)),
      /only 1 that were no answer/,
    ],
    ['is no server', changed(answer => (answer[0] = 0b00_100_011)), /only 1 that were no answer/],
    ['is not synchronised', changed(answer => (answer[0] = 0b11_100_100)), /is not \(leap 3/],
    ['has no source', changed(answer => (answer[1] = 16)), /is not \(leap 0, stratum 16\)/],
    [
      'sent before it received',
      changed(answer => answer.writeUInt32BE(answer.readUInt32BE(40) - 1, 40)),
      /sent after the question came/,
    ],
    [
      'states no time of sending',
      changed(answer => answer.fill(0, 40, 48)),
      /must state when it was received and sent/,
    ],
    [
      'is far from its source',
      changed(answer => answer.writeUInt32BE(16 * 65_536, 8)),
      /within 16000 ms of its reference clock/,
    ],
  ])('that %s tells no time', async ([, spoil, words]) => {
    await expect(answerOf(spoil)).rejects.toMatchObject({
      code: 'NO_TIME_TOLD',
      message: expect.stringMatching(words) as string,
    })
  })

  test('a forged answer before the right one is passed over', async () => {
    const forged = (answer: Buffer) => {
      const other = Buffer.from(answer)
      other.writeUInt32BE(0, 24)
      other.writeUInt32BE(answer.readUInt32BE(32) + 3_600, 32)
      return [other, answer]
    }

    expect(Math.abs((await answerOf(forged)).offsetMs)).toBeLessThan(60_000)
  })

  test('who gives the kiss of death is not asked again', async () => {
    const { server, asked } = await hostile(
      changed(answer => {
        answer[1] = 0
        answer.write('RATE', 12, 'latin1')
      }),
    )
    const answers = await openTimeServers([server]).look()

    expect(answers).toEqual([{ server, failure: 'the server asks not to be asked: RATE' }])
    expect(asked.questions).toBe(1)
  })

  test('where nobody listens, that is said at once', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1')
    await once(socket, 'listening')
    const server = `127.0.0.1:${socket.address().port}`
    socket.close()
    await once(socket, 'close')

    const [answer] = await openTimeServers([server]).look()

    expect(answer).toMatchObject({ failure: expect.stringContaining('ECONNREFUSED') as string })
  })

  test('the fastest of its answers counts', async () => {
    const socket = createSocket('udp4')
    opened.push(socket)
    let slow = 3
    let nowMs = Date.UTC(2026, 0, 31)
    socket.on('message', (message, { port, address }) => {
      const answer = answerTo(message, nowMs, nowMs)!
      // A way back that takes longer than the way there looks like a clock that is behind.
      if (slow-- > 0) nowMs += 200
      socket.send(answer, port, address)
    })
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    const server = `127.0.0.1:${socket.address().port}`
    const [answer] = await openTimeServers([server], () => () => nowMs).look()

    expect(answer).toMatchObject({
      reading: {
        offsetMs: expect.closeTo(0, 2) as number,
        delayMs: expect.closeTo(0, 2) as number,
      },
    })
  })
})

test('times of the next era, which begins in 2036, are read as such', async () => {
  const inMs = Date.UTC(2037, 0, 1)
  const socket = createSocket('udp4')
  socket.on('message', (message, { port, address }) =>
    socket.send(answerTo(message, inMs, inMs + 1)!, port, address),
  )
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')

  const { offsetMs } = await askTime({
    server: `127.0.0.1:${socket.address().port}`,
    clock: () => inMs + 500,
    deadlineMs: 60_000,
  })
  socket.close()

  expect(offsetMs).toBeCloseTo(-499.5, 2)
})
