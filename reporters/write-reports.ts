import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunReport } from '../core/run-report.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'

/** The files of a run and who writes them, in the order in which a reader is told about them. */
const files = [
  { name: 'readiness.html', render: html },
  { name: 'readiness.json', render: json },
  { name: 'junit.xml', render: junit },
  { name: 'readiness.md', render: markdown },
] as const

/** Some report files are missing or belong to an earlier run; those in `written` are sound. */
export class ReportsNotWritten extends Error {
  override readonly name = 'ReportsNotWritten'
  readonly code = 'READINESS_REPORTS_NOT_WRITTEN'
  readonly written: readonly string[]

  constructor(message: string, written: readonly string[]) {
    super(message)
    this.written = written
  }
}

/** Writes every report file, each whole or not at all, and returns their paths; one that fails does not keep the others back. */
export async function writeReports(report: RunReport, directory: string): Promise<string[]> {
  const attempts = await Promise.allSettled(
    files.map(({ name, render }) => writeWhole(directory, name, () => render(report))),
  )
  const written = attempts.flatMap(attempt => (attempt.status === 'fulfilled' ? attempt.value : []))
  const failures = attempts.flatMap((attempt, index) =>
    attempt.status === 'rejected' ? `${files[index]!.name} (${messageOf(attempt.reason)})` : [],
  )
  if (failures.length === 0) return written
  throw new ReportsNotWritten(
    `every report must be written to ${directory}, but these were not: ${failures.join('; ')}. ` +
      'A file of that name there is from an earlier run: do not rely on it. ' +
      'Check that the directory may be written to and has space, then run again.',
    written,
  )
}

async function writeWhole(directory: string, name: string, render: () => string): Promise<string> {
  const text = render()
  await mkdir(directory, { recursive: true })
  const target = join(directory, name)
  const draft = join(directory, `.${name}.${randomUUID()}.draft`)
  try {
    await writeDraft(draft, text)
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return target
}

/** On disk before it takes its name, so that a power cut cannot leave an empty report under a good name. */
async function writeDraft(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

const messageOf = (reason: unknown) => (reason instanceof Error ? reason.message : String(reason))
