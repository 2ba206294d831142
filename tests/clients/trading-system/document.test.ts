import { Validator } from '@seriousme/openapi-schema-validator'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import { documentText, endpointOf, endpoints } from './document.ts'
import { driven } from './drive.ts'
import { answers } from './samples.ts'
import { opened, sendJson, serving, type Heard } from './server.ts'

test('the document is OpenAPI 3.1, and a document that is not would be told', async () => {
  const validator = new Validator()
  expect(await validator.validate(documentText)).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')

  const broken = {
    ...(parse(documentText) as object),
    paths: { '/orders': { get: { responses: 1 } } },
  }
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

test('the adapter speaks every endpoint of the document and no other, each as the document says', async () => {
  const heard: Heard[] = []
  const url = await serving((one, response) => {
    heard.push(one)
    sendJson(response, answers[endpointOf(one.method, one.path)])
  })

  expect(await driven(await opened({ url, deadlineMs: 5_000 }))).toEqual(answers)

  const spoken = heard.map(({ method, path }) => endpointOf(method, path))
  expect(spoken.toSorted()).toEqual(Object.keys(endpoints).toSorted())
  for (const [index, { query, body, headers }] of heard.entries()) {
    const { parameters = [], requestBody } = endpoints[spoken[index]!]!
    const inQuery = parameters.filter(one => one.in === 'query').map(({ name }) => name)
    expect([...new URLSearchParams(query).keys()].every(name => inQuery.includes(name))).toBe(true)
    expect(body !== '').toBe(requestBody !== undefined)
    expect(headers['content-type']).toBe(body === '' ? undefined : 'application/json')
  }
})

test('what is asked arrives where the document says', async () => {
  const heard: Heard[] = []
  const url = await serving((one, response) => {
    heard.push(one)
    sendJson(response, answers[endpointOf(one.method, one.path.replace('/behind/a/gateway', ''))])
  })
  const system = await opened({ url: `${url}/behind/a/gateway/`, deadlineMs: 5_000 })
  await system.orderReplace!.replace({ clientOrderId: 'a-1', price: '1.5', quantity: '2' })
  await system.executions!.list({ after: 'x&y=1', since: '2026-01-31T09:30:00.000000Z' })
  await system.executions!.list({})
  await system.orders!.get({ clientOrderId: '../a?b' })

  expect(heard.map(({ method, path, query, body }) => ({ method, path, query, body }))).toEqual([
    { method: 'GET', path: '/behind/a/gateway/capabilities', query: '', body: '' },
    {
      method: 'PUT',
      path: '/behind/a/gateway/orders/a-1',
      query: '',
      body: '{"price":"1.5","quantity":"2"}',
    },
    {
      method: 'GET',
      path: '/behind/a/gateway/executions',
      query: '?after=x%26y%3D1&since=2026-01-31T09%3A30%3A00.000000Z',
      body: '',
    },
    { method: 'GET', path: '/behind/a/gateway/executions', query: '', body: '' },
    { method: 'GET', path: '/behind/a/gateway/orders/..%2Fa%3Fb', query: '', body: '' },
  ])
})
