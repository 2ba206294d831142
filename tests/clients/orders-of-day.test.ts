import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { claimOrderOfDay, OrdersOfDaySpent } from '../../clients/journal/orders-of-day.ts'

const noonMs = Date.UTC(2026, 10, 28, 12)
const folderOf = () => mkdtempSync(join(tmpdir(), 'orders-'))

test('as many orders are taken as a day may have, and the next day begins anew', () => {
  const claim = { folder: folderOf(), most: 2, nowMs: noonMs }
  claimOrderOfDay(claim)
  claimOrderOfDay(claim)

  expect(() => claimOrderOfDay(claim)).toThrow(OrdersOfDaySpent)
  expect(() => claimOrderOfDay(claim)).toThrow(/at most 2 .*on 2026-11-28/)
  expect(() => claimOrderOfDay({ ...claim, nowMs: noonMs + 86_400_000 })).not.toThrow()
})

test('a line that a crash has cut short counts', () => {
  const claim = { folder: folderOf(), most: 2, nowMs: noonMs }
  claimOrderOfDay(claim)
  appendFileSync(join(claim.folder, 'orders-2026-11-28.jsonl'), '\n{"id":"ab')

  expect(() => claimOrderOfDay(claim)).toThrow(OrdersOfDaySpent)
})

test('where the count cannot be kept no order is taken', () => {
  const file = join(folderOf(), 'a-file')
  appendFileSync(file, '')
  chmodSync(file, 0o600)

  expect(() => claimOrderOfDay({ folder: file, most: 5, nowMs: noonMs })).toThrow(/EEXIST|ENOTDIR/)
})

const claims = `
  const [module, folder] = process.argv.slice(1)
  const { claimOrderOfDay } = await import(module)
  let taken = 0
  for (let tries = 0; tries < 20; tries++)
    try { claimOrderOfDay({ folder, most: 5, nowMs: ${noonMs} }); taken++ } catch (error) {
      if (error.code !== 'ORDERS_OF_DAY_SPENT') throw error
    }
  console.log(taken)`

test('four processes at once take five together', async () => {
  const folder = folderOf()
  const module = new URL('../../clients/journal/orders-of-day.ts', import.meta.url).href
  const taken = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const words = ['--input-type=module', '--eval', claims, module, folder]
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
      let text = ''
      child.stdout.on('data', (piece: Buffer) => (text += piece.toString()))
      await once(child, 'close')
      return Number(text)
    }),
  )

  expect(taken.reduce((sum, one) => sum + one, 0)).toBe(5)
})
