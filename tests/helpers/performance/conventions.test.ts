import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conventions } from '../../../helpers/performance/conventions.ts'

const folder = join(import.meta.dirname, '../../../helpers/performance')

test('every convention is that of a function of its name', async () => {
  const modules = await Promise.all(
    globSync('*.ts', { cwd: folder }).map(
      file => import(join(folder, file)) as Promise<Readonly<Record<string, unknown>>>,
    ),
  )
  const functions = modules
    .flatMap(Object.entries)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => name)

  expect(Object.keys(conventions).filter(name => !functions.includes(name))).toEqual([])
})

test('two measures are not told by one formula', () => {
  const formulas = Object.values(conventions).map(({ formula }) => formula)
  expect(new Set(formulas).size).toBe(formulas.length)
})
