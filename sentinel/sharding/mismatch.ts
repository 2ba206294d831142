import { shardName } from '../../core/shard.ts'
import { strangers } from './combined.ts'
import type { Part } from './part.ts'
import type { ShardRecord } from './shard-record.ts'

/** What all shards of a run have in common, in the words of a reader. */
const common: Readonly<Record<string, (record: ShardRecord) => unknown>> = {
  'number of shards': ({ shard }) => shard.of,
  'version of the program': ({ tool }) => `${tool.name} ${tool.version}`,
  target: ({ target }) => target?.lines,
  'kind of target (sandbox or not)': ({ sandbox, rehearsal }) => [sandbox, rehearsal],
  'selected paths': ({ paths }) => paths,
  'selected checks': ({ files }) => files,
  'required phases that are left out': ({ missingPhases }) => missingPhases,
  'checks that there are': ({ checkIds }) => checkIds,
  'faults that are switched on': ({ faults }) => faults,
}

/** Why these parts are not parts of one run: the first reason, in a sentence; undefined where they are. */
export function mismatchOf(parts: readonly Part[], configuration: string): string | undefined {
  return (
    twice(parts) ??
    differing(parts) ??
    parts.map(part => otherwiseConfigured(part, configuration)).find(Boolean) ??
    parts.map(outOfPlace).find(Boolean)
  )
}

function twice(parts: readonly Part[]): string | undefined {
  for (const [index, own] of Map.groupBy(parts, ({ record }) => record.shard.index))
    if (own.length > 1)
      return `${shardName({ index, of: own[0]!.record.shard.of })} must be there once, is in ${own.map(({ folder }) => folder).join(' and in ')}; a shard that is run again belongs to a new run, under another name for all its shards`
  return undefined
}

function differing([first, ...others]: readonly Part[]): string | undefined {
  for (const [name, valueOf] of Object.entries(common))
    for (const other of others) {
      const [one, two] = [first!, other].map(({ record }) => JSON.stringify(valueOf(record)))
      if (one !== two)
        return `the shards of a run must agree in the ${name}, but it is ${shown(one)} in ${first!.folder} and ${shown(two)} in ${other.folder}; run them with the same version, files and arguments`
    }
  return undefined
}

/** The files of a configuration may lie elsewhere on another machine; what they say may not differ. */
function otherwiseConfigured({ folder, configuration }: Part, own: string): string | undefined {
  const here = settingsIn(own)
  const there = settingsIn(configuration)
  const path = [...new Set([...here.keys(), ...there.keys()])].find(
    key => here.get(key) !== there.get(key),
  )
  if (path === undefined) return undefined
  return `a shard must have run with the configuration that it is merged with, but ${path} was ${shown(there.get(path))} in ${folder} and is ${shown(here.get(path))} here; name the same files with --config`
}

/** Every value by its dotted path. */
function settingsIn(configuration: string): ReadonlyMap<string, string> {
  const { files: _, ...content } = JSON.parse(configuration) as Record<string, unknown>
  const settings = new Map<string, string>()
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
      settings.set(path, JSON.stringify(value))
    else
      for (const [key, inner] of Object.entries(value)) visit(inner, path ? `${path}.${key}` : key)
  }
  visit(content, '')
  return settings
}

function outOfPlace({ folder, record }: Part): string | undefined {
  const [stranger] = strangers(record)
  if (stranger === undefined) return undefined
  return `${shardName(record.shard)} must hold the results of its own checks alone, but ${folder} holds one of ${stranger}`
}

const shown = (value: string | undefined): string =>
  value === undefined ? 'absent' : value.length > 200 ? `${value.slice(0, 200)}…` : value
