import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replay, type ReplayBounds } from '../../../engines/backtest/replay.ts'
import { sweep } from '../../../engines/backtest/sweep.ts'
import { barsOfCloses, free } from './made.ts'

const strategy = (onBar: string) =>
  `{ name: 's', parameters: {}, create: () => ({ onBar(view, orders) { ${onBar} } }) }`

const files = {
  'data.json': '[1]',
  'imported.ts': `import data from './data.json' with { type: 'json' }\nexport const strategy = ${strategy('data[0]')}`,
  'later.ts': `const data = await import('node:fs')\nexport const strategy = ${strategy('data.readFileSync')}`,
  'required.cjs': `const fs = require('fs')\nexports.strategy = ${strategy('fs.readFileSync')}`,
  'asked.ts': `export const strategy = ${strategy("process.getBuiltinModule('fs')")}`,
  'computing.ts': `import { createHash } from 'node:crypto'\nimport { one } from './one.ts'\nexport const strategy = ${strategy("createHash('sha256'); orders.target(one)")}`,
  'one.ts': 'export const one = 1',
  'endless.ts': `export const strategy = ${strategy('for (;;);')}`,
  'hungry.ts': `export const strategy = ${strategy('const all = []; for (;;) all.push({ all: [all.length] })')}`,
}
const folder = mkdtempSync(join(tmpdir(), 'readiness-confined-'))
beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
})
afterAll(() => rmSync(folder, { recursive: true }))

const bars = barsOfCloses([1, 2, 3])
const run = (file: string, bounds: Partial<ReplayBounds> = {}) =>
  replay(join(folder, file), bars, free, { deadlineMs: 20_000, ...bounds })

test.for<readonly [file: string, words: RegExp]>([
  ['imported.ts', /must take its data from the view .*, imports file:.*data\.json/],
  ['later.ts', /must take its data from the view .*, imports node:fs/],
  ['required.cjs', /must take its data from the view .*, imports fs/],
  ['asked.ts', /getBuiltinModule is not a function/],
])('%s does not get at a file', async ([file, words]) => {
  await expect(run(file)).rejects.toThrow(words)
})

test('a module may import code and what computes, and all of its files are told', async () => {
  const { files: loaded, indicators, result } = await run('computing.ts')
  expect(loaded.map(({ path }) => path.slice(folder.length + 1)).toSorted()).toEqual([
    'computing.ts',
    'one.ts',
  ])
  expect(indicators).toBeUndefined()
  expect(result.fills.count).toBe(1)
})

test('runs without an end are ended, one by one and in a sweep', async () => {
  await expect(run('endless.ts', { deadlineMs: 500 })).rejects.toMatchObject({ code: 'overdue' })
  const swept = sweep(join(folder, 'endless.ts'), bars, [{}], free, { workers: 1, deadlineMs: 500 })
  await expect(swept).rejects.toMatchObject({ code: 'overdue' })
})

test('a run that takes all the memory ends alone', async () => {
  await expect(run('hungry.ts', { mostMegabytes: 32 })).rejects.toMatchObject({
    code: 'worker-lost',
  })
})
