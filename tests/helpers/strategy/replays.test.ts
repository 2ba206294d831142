import { expect, test } from 'vitest'
import { repetition } from '../../../helpers/strategy/determinism.ts'
import { lagCost } from '../../../helpers/strategy/lag.ts'
import { cutsAt, lookahead } from '../../../helpers/strategy/lookahead.ts'
import { indicatorChange, instantsOf, worstChange } from '../../../helpers/strategy/recursion.ts'
import { replayInput } from '../../../helpers/strategy/replay-input.ts'
import { day, recordOf, trade } from './records.ts'

const signal = (at: number, type = 'enter', symbol = 'X') => ({ at: day(at), symbol, type })
const signals = [signal(1), signal(2, 'exit'), signal(3), signal(4, 'exit'), signal(5)]

test('data is cut off at signals of each type, spread over time', () => {
  expect(cutsAt(signals, 1)).toEqual({ untils: [day(3), day(4)], types: ['enter', 'exit'] })
  expect(cutsAt(signals, 9).untils).toHaveLength(5)
  expect(() => cutsAt([], 3)).toThrow(/gave none/)
})

const upTo = (until: number) => signals.filter(({ at }) => at <= day(until))
const cut = (until: number, left: typeof signals) => ({
  until: day(until),
  dataEndsAt: day(until),
  signals: left,
})

test('signals that stay the same do not look ahead', () => {
  const cuts = [3, 4].map(until => cut(until, upTo(until)))
  expect(lookahead(signals, cuts, ['enter', 'exit'])).toEqual({
    changed: 0,
    compared: 2,
    coveragePct: 100,
    words: 'none',
  })
  expect(lookahead(signals, cuts, ['enter', 'exit', 'add', 'cut']).coveragePct).toBe(50)
  expect(lookahead(signals, cuts, ['enter', 'enter', 'add']).coveragePct).toBe(50)
})

test('a signal that is missing without what follows, one that is new, and one that has moved are counted once', () => {
  const missing = cut(3, upTo(2))
  const extra = cut(4, [...upTo(4), signal(4, 'add')])
  const found = lookahead(signals, [missing, extra, { ...missing }], ['enter'])
  expect(found.changed).toBe(2)
  expect(found.words).toBe(`2, the first ${day(3)} X enter`)
})

test('a replay that does not cut its data, and one without types, prove nothing', () => {
  expect(() => lookahead(signals, [cut(3, signals)], ['enter'])).toThrow(
    /data after .* must be kept/,
  )
  const seen = { ...cut(3, upTo(3)), dataEndsAt: day(4) }
  expect(() => lookahead(signals, [seen], ['enter'])).toThrow(/data after .* must be kept/)
  expect(() => lookahead(signals, [], ['enter'])).toThrow(/must be declared/)
  expect(() => lookahead(signals, [cut(3, upTo(3))], [])).toThrow(/must be declared/)
})

const indicator = (value: number, name = 'average') => ({ symbol: 'X', name, value })

test('an indicator changes by a share of the larger value', () => {
  expect(indicatorChange([indicator(99)], [indicator(100)]).changePct).toBeCloseTo(1, 12)
  expect(indicatorChange([indicator(-1)], [indicator(1)]).changePct).toBe(200)
  expect(indicatorChange([indicator(0)], [indicator(0)]).changePct).toBe(0)
  expect(indicatorChange([indicator(0)], [indicator(1e-9)]).changePct).toBe(100)
})

test('the worst of all indicators and instants is told', () => {
  const live = [
    { at: day(1), indicators: [indicator(1), indicator(90, 'size')] },
    { at: day(2), indicators: [indicator(1)] },
  ]
  const whole = [
    { at: day(1), indicators: [indicator(1), indicator(100, 'size')] },
    { at: day(2), indicators: [indicator(2)] },
  ]
  expect(worstChange(live, whole)).toEqual({
    changePct: 50,
    words: 'average of X is 1 live and 2 from all bars',
  })
})

test('indicators that are not the same ones, or no numbers, are refused', () => {
  expect(() => indicatorChange([], [])).toThrow(/told of none/)
  expect(() => indicatorChange([indicator(1)], [indicator(1, 'size')])).toThrow(/must be the same/)
  expect(() => indicatorChange([indicator(Number.NaN)], [indicator(1)])).toThrow(/was NaN/)
  expect(() => worstChange([], [])).toThrow(/was at none/)
  expect(() => worstChange([{ at: day(1), indicators: [] }], [])).toThrow(/must be as many/)
})

test('looks that a replay takes at its own instant prove nothing', () => {
  const look = (at: number) => ({ at: day(at), indicators: [indicator(1)] })
  const asked = [look(1), look(2)]
  expect(worstChange(asked, asked).changePct).toBe(0)
  expect(() => worstChange(asked, [look(1), look(9)])).toThrow(/must be at one instant/)
  expect(() => worstChange([look(9), look(9)], [look(9), look(9)])).toThrow(
    /must be at one instant/,
  )
})

test('looks are taken at the ends of periods, the last one among them', () => {
  expect(instantsOf(recordOf([1, 2, 3, 4, 5, 6, 7, 8].map(Number)), 2)).toEqual([day(6), day(8)])
  expect(() => instantsOf(recordOf([1, 2, 3]), 2)).toThrow(/at least 4 periods/)
})

test('what later fills leave is a share of the ratio', () => {
  const base = recordOf([0.02, 0.04])
  const late = recordOf([0, 0.02])
  expect(lagCost(365, base, late).keptPct).toBeCloseTo(100 / 3, 10)
  expect(lagCost(365, base, recordOf([-0.02, 0.01])).keptPct).toBeLessThan(0)
  expect(() => lagCost(365, recordOf([-0.02, 0.01]), late)).toThrow(/above 0 to lose some/)
  expect(() => lagCost(365, base, recordOf([0.1]))).toThrow(/had 2 and 1/)
  expect(() => lagCost(365, base, structuredClone(base))).toThrow(/must change something/)
})

test('two runs are compared digit by digit', () => {
  const one = recordOf([0.1, 0.2], { trades: [trade()] })
  expect(repetition(one, structuredClone(one))).toEqual({
    differences: 0,
    compared: 3,
    first: 'none',
  })
  const other = recordOf([0.1, 0.200_000_000_000_000_04], {
    trades: [trade(), trade({ price: '1' })],
  })
  expect(repetition(one, other)).toMatchObject({ differences: 2, compared: 4 })
  expect(() => repetition(recordOf([]), recordOf([]))).toThrow(/held nothing/)
})

test('a replay is asked for in plain decimals', () => {
  const { onTime, oneBarLate } = replayInput({
    initialCapital: 1e6,
    commissionRate: 1e-7,
    slippageRate: 0,
  })
  expect(onTime).toEqual({
    initialCapital: '1000000',
    commissionRate: '0.0000001',
    slippageRate: '0',
    seed: '1',
    lagBars: '0',
  })
  expect(oneBarLate.lagBars).toBe('1')
  expect(() =>
    replayInput({ initialCapital: Number.NaN, commissionRate: 0, slippageRate: 0 }),
  ).toThrow(/was NaN/)
})
