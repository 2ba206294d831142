import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { html } from '../../reporters/html.ts'
import { readReport } from '../../reporters/json.ts'
import { junit } from '../../reporters/junit.ts'
import { markdown } from '../../reporters/markdown.ts'
import { ReportsNotWritten, writeReports } from '../../reporters/write-reports.ts'
import { sampleReports } from './report-builder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reports-'))
})
afterEach(() => rm(folder, { recursive: true }))

const report = sampleReports['NO-GO']
async function failure(writing: Promise<unknown>): Promise<ReportsNotWritten> {
  const error: unknown = await writing.catch((reason: unknown) => reason)
  if (error instanceof ReportsNotWritten) return error
  throw new Error('the reports must not all be written', { cause: error })
}

test('every report is written, in a folder that did not exist, and nothing else is left there', async () => {
  const directory = join(folder, 'deep', 'reports')
  const files = await writeReports(report, directory)
  expect(files).toEqual(
    ['readiness.html', 'readiness.json', 'junit.xml', 'readiness.md'].map(name =>
      join(directory, name),
    ),
  )
  expect((await readdir(directory)).toSorted()).toEqual([
    'junit.xml',
    'readiness.html',
    'readiness.json',
    'readiness.md',
  ])
  expect(await readFile(files[0]!, 'utf8')).toBe(html(report))
  expect(readReport(await readFile(files[1]!, 'utf8'))).toEqual(report)
  expect(await readFile(files[2]!, 'utf8')).toBe(junit(report))
  expect(await readFile(files[3]!, 'utf8')).toBe(markdown(report))
})

test('an earlier report is replaced', async () => {
  await writeFile(join(folder, 'junit.xml'), 'old')
  await writeReports(report, folder)
  expect(await readFile(join(folder, 'junit.xml'), 'utf8')).toBe(junit(report))
})

test('one report that cannot be written does not keep the others back, and is named', async () => {
  await mkdir(join(folder, 'readiness.html', 'in-the-way'), { recursive: true })
  const error = await failure(writeReports(report, folder))
  expect(error.message).toContain('readiness.html (')
  expect(error.message).not.toContain('junit.xml (')
  expect(error.written).toEqual(
    ['readiness.json', 'junit.xml', 'readiness.md'].map(name => join(folder, name)),
  )
  expect((await readdir(folder)).toSorted()).toEqual([
    'junit.xml',
    'readiness.html',
    'readiness.json',
    'readiness.md',
  ])
})

test('a report that cannot be put into one format is still written in the others', async () => {
  const error = await failure(writeReports({ ...report, durationMs: Number.NaN }, folder))
  expect(error.message).toContain('durationMs')
  expect(error.written.map(path => path.slice(folder.length + 1))).toEqual([
    'readiness.html',
    'junit.xml',
    'readiness.md',
  ])
})

test('a folder that cannot be made is told once for each report', async () => {
  await writeFile(join(folder, 'file'), '')
  const error = await failure(writeReports(report, join(folder, 'file', 'reports')))
  expect(error.written).toEqual([])
  expect(error.message).toMatch(/readiness\.html .*readiness\.json .*junit\.xml .*readiness\.md /u)
})
