import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appendToJournal, readJournal } from '../../clients/journal/journal.ts'

const intent = (clientOrderId: string) =>
  ({ kind: 'intent', atMs: 1, venue: 'binance', symbol: 'ETHUSDT', clientOrderId }) as const

test('a line that was cut short does not swallow the order after it', async () => {
  const journal = join(mkdtempSync(join(tmpdir(), 'journal-')), 'run.jsonl')
  appendToJournal(journal, intent('first'))
  appendFileSync(journal, '\n{"kind":"intent","atMs":1,"ven')
  appendToJournal(journal, intent('second'))

  expect(await readJournal(journal)).toEqual([intent('first'), intent('second')])
})
