import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { annotations } from '../../reporters/annotations.ts'
import { markdown } from '../../reporters/markdown.ts'
import { quietGitHub } from '../../sentinel/runner/github.ts'
import { sampleReports } from '../reporters/report-builder.ts'

const folder = mkdtempSync(join(tmpdir(), 'github-'))
afterAll(() => rmSync(folder, { recursive: true }))

const report = sampleReports['NO-GO']

/** A step with this environment, and what it has written so far. */
function stepIn(env: Readonly<Record<string, string>>) {
  const written = { out: '', err: '' }
  const into = (name: keyof typeof written) => ({
    write: (text: unknown) => {
      written[name] += String(text)
      return true
    },
  })
  const step = quietGitHub({ env, out: into('out'), err: into('err') })
  return { step, written }
}

const resumed = /^::stop-commands::([0-9a-f-]{36})\n::\1::\n/u

test('elsewhere nothing is written, whatever else is set', async () => {
  const summary = join(folder, 'elsewhere.md')
  for (const env of [{ GITHUB_STEP_SUMMARY: summary }, { GITHUB_ACTIONS: 'false' }]) {
    const { step, written } = stepIn(env)
    await step.tell(report)
    step[Symbol.dispose]()
    expect(written).toEqual({ out: '', err: '' })
  }
  expect(() => readFileSync(summary)).toThrow('ENOENT')
})

test('commands are heard again, once, before the run is annotated', async () => {
  const { step, written } = stepIn({ GITHUB_ACTIONS: 'true' })
  expect(written.out).toMatch(/^::stop-commands::[0-9a-f-]{36}\n$/u)
  await step.tell(report)
  step[Symbol.dispose]()
  expect(written.out).toMatch(resumed)
  expect(written.out.replace(resumed, '')).toBe(annotations(report))
})

test('a run that breaks off leaves commands heard', () => {
  const { step, written } = stepIn({ GITHUB_ACTIONS: 'true' })
  step[Symbol.dispose]()
  expect(written.out.replace(resumed, '')).toBe('')
})

test('the word that ends the silence is another in each run', () => {
  const words = [1, 2].map(() => stepIn({ GITHUB_ACTIONS: 'true' }).written.out)
  expect(new Set(words).size).toBe(2)
})

test('the report is added to what the summary of the step holds already', async () => {
  const summary = join(folder, 'summary.md')
  writeFileSync(summary, 'before\n')
  await stepIn({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }).step.tell(report)
  expect(readFileSync(summary, 'utf8')).toBe(`before\n${markdown(report)}\n`)
})

test.for([
  ['would be too large to be shown', 'full.md', 'it would be larger than 1048576 bytes'],
  ['cannot be written', 'missing/summary.md', 'ENOENT'],
] as const)('a summary that %s is told, and keeps nothing back', async ([, name, why]) => {
  const summary = join(folder, name)
  writeFileSync(join(folder, 'full.md'), 'x'.repeat(1024 * 1024))
  const { step, written } = stepIn({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary })
  await step.tell(report)
  expect(written.err).toContain(`the step summary ${summary} was not written: `)
  expect(written.err).toContain(why)
  expect(written.out).toContain(annotations(report))
})
