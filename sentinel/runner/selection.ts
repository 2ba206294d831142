import { existsSync, globSync, statSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import { checkClasses, type CheckClass } from '../../core/check.ts'
import { isPhase, phases, type Phase } from '../../core/phases.ts'
import { installation } from '../installation.ts'
import { UsageError } from '../usage-error.ts'

/** One file with a check, known by its place and its suffix before it is loaded. */
export interface CheckFile {
  readonly path: string
  readonly phase: Phase
  readonly class: CheckClass
  /** `phase/noun`, which the check inside must have as its id. */
  readonly id: string
}

export interface SelectionRequest {
  /** Files or folders, relative to the working directory or to this program. */
  readonly paths: readonly string[]
  readonly phases: readonly string[]
}

const suffix = new RegExp(`\\.(${checkClasses.join('|')})\\.m?[jt]s$`)

/** The files that a request means, in the order of phases and ids; every word of the request must lead to at least one. */
export function select(request: SelectionRequest, directory = process.cwd()): readonly CheckFile[] {
  const wanted = request.phases.map(knownPhase)
  const roots =
    request.paths.length > 0
      ? request.paths.map(path => locate(path, directory))
      : suiteFolders(directory)
  const files = roots.flatMap(root => filesBelow(root).map(describe))

  const barren = roots.find(root => filesBelow(root).length === 0)
  if (barren)
    throw new UsageError(
      `${show(barren, directory)} must hold checks (files ending in .check.ts, .trade.ts or .drill.ts), holds none`,
    )
  for (const phase of wanted) {
    if (!files.some(file => file.phase === phase))
      throw new UsageError(`--phase ${phase} must select a check, selects none of ${files.length}`)
  }
  const selected = wanted.length > 0 ? files.filter(({ phase }) => wanted.includes(phase)) : files
  const chosen = [...new Map(selected.map(file => [file.path, file])).values()]
  refuseTwins(chosen, directory)
  return chosen.toSorted(inOrder)
}

/** Two checks of one id could not be told apart in a report, a waiver or a villain. */
function refuseTwins(files: readonly CheckFile[], directory: string): void {
  for (const [id, twins] of Map.groupBy(files, file => file.id)) {
    if (twins.length > 1)
      throw new UsageError(
        `${id} must be the id of one check, is that of ${twins.map(({ path }) => show(path, directory)).join(' and ')}; rename one or name the paths to run`,
      )
  }
}

/** Those of the phases that have no check, or of which the selection leaves a check out. */
export function incompletePhases(
  required: readonly Phase[],
  selected: readonly CheckFile[],
): readonly Phase[] {
  if (required.length === 0) return []
  const all = select({ paths: [], phases: [] })
  const chosen = new Set(selected.map(({ id }) => id))
  return required.filter(phase => {
    const own = all.filter(file => file.phase === phase)
    return own.length === 0 || own.some(({ id }) => !chosen.has(id))
  })
}

/** All checks that there are: the project's own and those of this program. */
export const allCheckFiles = (directory = process.cwd()): readonly CheckFile[] =>
  suiteFolders(directory).flatMap(filesBelow).map(describe)

/** The project's own suites and those that come with this program. */
function suiteFolders(directory: string): readonly string[] {
  const folders = new Set([join(directory, 'suites'), join(installation, 'suites')])
  return [...folders].filter(existsSync)
}

function locate(path: string, directory: string): string {
  const places = [resolve(directory, path), resolve(installation, path)]
  const found = places.find(existsSync)
  if (found === undefined)
    throw new UsageError(
      `${path} must be a file or folder with checks, does not exist; ${meantBy(path, directory)}`,
    )
  return found
}

/** A check is told by its id everywhere, and a phase by its name. */
function meantBy(path: string, directory: string): string {
  const all = allCheckFiles(directory)
  const check = all.find(({ id }) => id === path)
  if (check) return `it is a check: ${show(check.path, directory)}`
  if (all.some(({ phase }) => phase === path)) return `it is a phase: --phase ${path}`
  return 'try --list to see what there is'
}

function filesBelow(root: string): readonly string[] {
  if (statSync(root).isFile()) return suffix.test(root) ? [root] : []
  return globSync('**/*', { cwd: root, exclude: name => name === 'node_modules' })
    .filter(name => suffix.test(name))
    .map(name => join(root, name))
}

function describe(path: string): CheckFile {
  const folders = path.split(sep).slice(0, -1)
  const phase = folders.findLast(isPhase)
  if (phase === undefined)
    throw new UsageError(
      `${path} must lie in a folder named after its phase (${phases.join(', ')})`,
    )
  const checkClass = suffix.exec(path)![1] as CheckClass
  return { path, phase, class: checkClass, id: `${phase}/${basename(path).replace(suffix, '')}` }
}

function knownPhase(name: string): Phase {
  if (!isPhase(name))
    throw new UsageError(`--phase must be one of ${phases.join(', ')}, was ${name}`)
  return name
}

function inOrder(one: CheckFile, other: CheckFile): number {
  return (
    phases.indexOf(one.phase) - phases.indexOf(other.phase) || one.path.localeCompare(other.path)
  )
}

const show = (path: string, directory: string) => relative(directory, path) || path
