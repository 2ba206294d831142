import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { RunReport } from '../core/run-report.ts'
import { findBaseline } from './baseline.ts'
import { keptSettings, type KeptSettings } from './kept-settings.ts'
import { readHead, readRun } from './read-run.ts'
import { keptRuns, runAt, type KeptRun, type KeptRuns, type Skipped } from './run-folder.ts'

/** Words that stand for a run of the configured target. */
export const runWords = ['last', 'previous', 'baseline'] as const

/** No run is meant by what was typed, or not one alone. */
export class NoSuchRun extends Error {
  override readonly name = 'NoSuchRun'
  readonly code = 'USAGE'
}

/** There is nothing to compare with: no run of this target ended GO. */
export class NoBaseline extends Error {
  override readonly name = 'NoBaseline'
  readonly code = 'READINESS_NO_BASELINE'
}

export interface History {
  readonly folder: string
  /** Identity of the configured target. */
  readonly target: string
}

/** A run that was found, and what was passed over in looking for it. */
export interface NamedRun {
  readonly report: RunReport
  /** What it was configured with, where that is known. */
  readonly settings: KeptSettings | undefined
  readonly skipped: readonly Skipped[]
}

/** The run that a word, a run id or a folder means. */
export function namedRun(word: string, history: History): NamedRun {
  const kept = keptRuns(history.folder)
  if (word === 'last') return nthRun(0, { word, kept, history })
  if (word === 'previous') return nthRun(1, { word, kept, history })
  if (word === 'baseline') return baselineRun(history)
  const run = inFolder(word) ?? byId(word, kept, history)
  return found(run, kept.skipped)
}

const found = (run: KeptRun, skipped: readonly Skipped[]): NamedRun => ({
  report: readRun(run),
  settings: keptSettings(run),
  skipped,
})

/** Runs of the configured target, from the newest. */
function nthRun(
  position: number,
  {
    word,
    kept,
    history,
  }: { readonly word: string; readonly kept: KeptRuns; readonly history: History },
): NamedRun {
  const skipped = [...kept.skipped]
  let place = 0
  for (const run of kept.runs) {
    try {
      if (readHead(run).target?.identity !== history.target) continue
      if (place++ === position) return found(run, skipped)
    } catch (error) {
      skipped.push({ path: run.path, reason: (error as Error).message })
    }
  }
  throw new NoSuchRun(
    `"${word}" must be a kept run of this target, but ${history.folder} keeps ${place === 0 ? 'none' : `only ${place}`} of it${skippedWords(skipped)}. Run "readiness" first, or name the configuration of the target with --config.`,
  )
}

function baselineRun(history: History): NamedRun {
  const { run, seen, skipped } = findBaseline({
    history: history.folder,
    target: history.target,
  })
  if (run) return found(run, skipped)
  throw new NoBaseline(
    `No baseline: ${history.folder} keeps ${seen === 0 ? 'no run of this target' : `${seen} ${seen === 1 ? 'run' : 'runs'} of this target and none that ended GO on a real target without faults`}${skippedWords(skipped)}. Name the run to compare with.`,
  )
}

const skippedWords = (skipped: readonly Skipped[]) =>
  skipped.length > 0
    ? ` (${skipped.length} could not be read: ${skipped[0]!.path}: ${skipped[0]!.reason})`
    : ''

/** A folder of a run, wherever it is. */
function inFolder(word: string): KeptRun | undefined {
  const path = resolve(word)
  if (!existsSync(path)) return undefined
  const run = runAt(path, basename(path))
  if (typeof run === 'string')
    throw new NoSuchRun(`${word} ${run}: name the folder of a run in ${dirname(word)}`)
  return run
}

function byId(word: string, { runs }: KeptRuns, { folder }: History): KeptRun {
  const meant = runs.filter(({ runId, name }) => runId === word || name === word)
  if (meant.length === 1) return meant[0]!
  if (meant.length > 1)
    throw new NoSuchRun(
      `"${word}" must mean one run, but ${meant.map(({ name }) => name).join(' and ')} have this id: name the folder`,
    )
  const newest = runs.slice(0, 3).map(({ runId }) => runId)
  throw new NoSuchRun(
    `"${word}" must be ${runWords.join(', ')}, the id of a kept run or the folder of one, is none: ${folder} keeps ${newest.length === 0 ? 'no run' : `${runs.length} runs, the newest ${newest.join(', ')}`}`,
  )
}
