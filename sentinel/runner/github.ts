import { randomUUID } from 'node:crypto'
import { appendFile, stat } from 'node:fs/promises'
import type { RunReport } from '../../core/run-report.ts'
import { annotations } from '../../reporters/annotations.ts'
import { markdown } from '../../reporters/markdown.ts'

/** The environment and the outputs, as far as GitHub Actions cares. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: Pick<NodeJS.WritableStream, 'write'>
  readonly err: Pick<NodeJS.WritableStream, 'write'>
}

/** A step of GitHub Actions that runs us; elsewhere it says nothing. */
export interface GitHubStep extends Disposable {
  /** Annotates the step, and adds the report to its summary. */
  tell(report: RunReport): Promise<void>
}

const ours: Surroundings = { env: process.env, out: process.stdout, err: process.stderr }

/** GitHub shows no summary of a step that is larger. */
const mostSummaryBytes = 1024 * 1024

/**
 * From now on GitHub Actions takes no line of the output for a command, until the run is told or given up: what a venue
 * says is printed too, and must not set off anything. The word that ends it is known to nobody else.
 */
export function quietGitHub({ env, out, err }: Surroundings = ours): GitHubStep {
  const onGitHub = env['GITHUB_ACTIONS'] === 'true'
  let resume = onGitHub ? randomUUID() : undefined
  if (resume !== undefined) out.write(`::stop-commands::${resume}\n`)
  const hear = () => {
    if (resume !== undefined) out.write(`::${resume}::\n`)
    resume = undefined
  }
  return {
    async tell(report) {
      hear()
      if (onGitHub) out.write(annotations(report))
      const summary = env['GITHUB_STEP_SUMMARY']
      if (!onGitHub || !summary) return
      await addTo(summary, `${markdown(report)}\n`).catch((error: Error) => {
        err.write(`the step summary ${summary} was not written: ${error.message}\n`)
      })
    },
    [Symbol.dispose]: hear,
  }
}

async function addTo(summary: string, text: string): Promise<void> {
  const present = await stat(summary).then(
    ({ size }) => size,
    () => 0,
  )
  if (present + Buffer.byteLength(text) > mostSummaryBytes)
    throw new Error(`it would be larger than ${mostSummaryBytes} bytes, and not be shown`)
  await appendFile(summary, text)
}
