import { expect, test } from 'vitest'
import { watchSoftware } from '../../sentinel/runner/software.ts'
import { softwareDigest } from '../../sandbox/firm/software.ts'
import { startedShim } from '../clients/trading-system/shim.ts'

const deadlineMs = 2_000

test('the software of a target is what its trading system tells, before and after', async () => {
  const url = await startedShim()
  expect(await watchSoftware({ url, deadlineMs }).ended(true)).toEqual({
    software: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    problems: [],
  })
})

test('where nobody can be asked, nothing is known, and that is no problem', async () => {
  const dead = { url: 'http://127.0.0.1:9', deadlineMs }
  expect(await watchSoftware(dead).ended(true)).toEqual({ problems: [] })
  expect(await watchSoftware(undefined).ended(true)).toEqual({ problems: [] })
  const url = await startedShim()
  expect(await watchSoftware({ url, deadlineMs }).ended(false)).toEqual({ problems: [] })
})

test("the sandbox's firm digests its own files", () => {
  expect(softwareDigest()).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(softwareDigest()).toBe(softwareDigest())
})
