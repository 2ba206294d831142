import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { z } from 'zod'
import {
  discovery,
  operations,
  type Operation,
} from '../../../clients/trading-system/contract/operations.ts'
import { documentText } from './document.ts'
import { answers } from './samples.ts'

const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema(parse(documentText) as object, 'contract')

const contract: readonly Operation[] = [
  discovery,
  ...Object.values(operations).flatMap(members => Object.values<Operation>(members)),
]

/** What the document says of an answer to an endpoint. */
function documented({ method, path }: Operation): (answer: unknown) => boolean {
  const place = [
    'paths',
    path,
    method.toLowerCase(),
    'responses',
    '200',
    'content',
    'application/json',
    'schema',
  ]
  const pointer = place.map(part =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  )
  const validate = ajv.getSchema(`contract#/${pointer.join('/')}`)
  if (!validate) throw new Error(`${method} ${path} must have an answer in the document, has none`)
  return answer => validate(answer) as boolean
}

/** Rules between fields, which the document tells in words only. */
const inWordsOnly = (schema: z.ZodType, answer: unknown): boolean => {
  const { error } = schema.safeParse(answer)
  return error !== undefined && error.issues.every(({ code }) => code === 'custom')
}

const strangers: readonly unknown[] = [
  undefined,
  null,
  '',
  'x',
  '1.5',
  '-1',
  '01',
  '1e3',
  -1,
  0.5,
  7,
  true,
  [],
  {},
  '2026-01-31T09:30:00Z',
  '2026-13-31T09:30:00.000000Z',
]

/** The value, with each of its parts in turn replaced by each stranger, taken away, or given one field more. */
function* variants(value: unknown): Generator {
  yield* strangers
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield { ...value, stranger: 1 }
  for (const [key, child] of Object.entries(value))
    for (const variant of variants(child)) {
      const changed = structuredClone(value) as Record<string, unknown>
      if (variant === undefined && !Array.isArray(value)) delete changed[key]
      else changed[key] = variant ?? null
      yield changed
    }
}

test.for(contract.map(one => [`${one.method} ${one.path}`, one] as const))(
  'the document and the validation agree on every spoilt answer of %s',
  ([endpoint, operation]) => {
    const isDocumented = documented(operation)
    const isAccepted = (answer: unknown) => operation.answer.safeParse(answer).success
    const spoilt = [...variants(answers[endpoint])].filter(one => one !== undefined)
    const judged = spoilt.filter(answer => !inWordsOnly(operation.answer, answer))

    expect(isDocumented(answers[endpoint])).toBe(true)
    expect(judged.filter(isAccepted).length).toBeLessThan(judged.length)
    expect(judged.filter(answer => isAccepted(answer) !== isDocumented(answer))).toEqual([])
  },
)
