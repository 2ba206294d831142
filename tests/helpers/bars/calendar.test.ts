import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { barsBetween, isInCalendar } from '../../../helpers/bars/calendar.ts'

const hourMs = 3_600_000
const friday = Date.parse('2024-03-01T00:00Z')

test('bars between two are those that one by one would open, weekends left out or not', () => {
  const someStep = fc.constantFrom(hourMs, 4 * hourMs, 5 * hourMs, 24 * hourMs, 48 * hourMs)
  fc.assert(
    fc.property(fc.nat(400), someStep, fc.nat(60), (hours, stepMs, steps) => {
      const afterMs = friday + hours * hourMs
      const gap = { afterMs, beforeMs: afterMs + (steps + 1) * stepMs, stepMs }
      const opened = Array.from({ length: steps }, (_, step) => afterMs + (step + 1) * stepMs)
      expect(barsBetween(gap, 'continuous')).toBe(steps)
      expect(barsBetween(gap, 'weekdays')).toBe(
        opened.filter(timeMs => isInCalendar(timeMs, 'weekdays')).length,
      )
    }),
  )
})

test('a gap of decades in minutes is counted at once', () => {
  const minutes = { afterMs: 0, beforeMs: friday, stepMs: 60_000 }
  const days = friday / (24 * hourMs)

  expect(barsBetween(minutes, 'continuous')).toBe(days * 1_440 - 1)
  expect(barsBetween(minutes, 'weekdays')).toBeGreaterThan((days * 1_440 * 5) / 7 - 3_000)
})

test('bars that do not lie a whole number of steps apart count as the nearest number', () => {
  const gap = (hours: number) => ({ afterMs: 0, beforeMs: hours * hourMs, stepMs: hourMs })

  expect(barsBetween(gap(1.2), 'continuous')).toBe(0)
  expect(barsBetween(gap(2.9), 'continuous')).toBe(2)
  expect(barsBetween(gap(0.5), 'continuous')).toBe(0)
})
