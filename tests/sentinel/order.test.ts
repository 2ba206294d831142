import { expect, test } from 'vitest'
import type { CheckResult } from '../../core/run-report.ts'
import { checkSource, project, readiness, reportIn } from './launch.ts'

/** Checks that may overlap last so long that one begins before another ends, however slowly its thread starts. */
const busy = (id: string) =>
  checkSource(
    id,
    `async ({ evidence }) => {
      evidence.record('from', performance.timeOrigin + performance.now())
      await new Promise(done => setTimeout(done, ${id.includes('/check') ? 4_000 : 120}))
      evidence.record('to', performance.timeOrigin + performance.now())
    }`,
  )

const span = ({ evidence }: CheckResult) => ({
  from: evidence.find(({ name }) => name === 'from')!.value as number,
  to: evidence.find(({ name }) => name === 'to')!.value as number,
})

test('trades and drills never overlap with anything, reads overlap with each other', async () => {
  const names = ['check', 'trade', 'drill'].flatMap(kind =>
    [1, 2, 3].map(n => `${kind}-${n}.${kind}.ts`),
  )
  const files = Object.fromEntries(
    names.map(name => [`suites/execution/${name}`, busy(`execution/${name.replace(/\..*/, '')}`)]),
  )
  const directory = project(files)
  const { code, stderr } = await readiness(['suites'], directory)
  expect(stderr).toBe('')
  expect(code).toBe(0)

  const { results } = reportIn(directory)
  expect(results).toHaveLength(9)
  const overlaps = results.flatMap((one, index) =>
    results.slice(index + 1).flatMap(other => {
      const [a, b] = [span(one), span(other)]
      return a.from < b.to && b.from < a.to ? [[one.class, other.class].toSorted().join('+')] : []
    }),
  )
  expect(new Set(overlaps)).toEqual(new Set(['check+check']))
})
