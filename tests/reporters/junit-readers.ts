import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { XMLParser } from 'fast-xml-parser'
import { parse as junit2json } from 'junit2json'
import { parse as testResults } from 'test-results-parser'

/** What a reader of JUnit files makes of a test case. */
export interface ReadCase {
  readonly name: string
  readonly classname: string
  readonly ending: 'failure' | 'error' | 'skipped' | undefined
  readonly message: string | undefined
  readonly text: string | undefined
  readonly output: string
}

export interface ReadSuite {
  readonly name: string
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
  readonly cases: readonly ReadCase[]
}

/** Reads a JUnit file in a way of its own. */
export type Reader = (xml: string) => Promise<readonly ReadSuite[]>

const endings = ['failure', 'error', 'skipped'] as const

/** junit2json, on xml2js and sax. */
const throughJson: Reader = async xml => {
  const read = await junit2json(xml)
  if (!read || !('testsuite' in read)) throw new Error('junit2json must find suites, found none')
  return (read.testsuite ?? []).map(suite => ({
    name: String(suite.name),
    tests: suite.tests ?? 0,
    failures: suite.failures ?? 0,
    errors: suite.errors ?? 0,
    skipped: suite.skipped ?? 0,
    cases: (suite.testcase ?? []).map(one => {
      const ending = endings.find(name => one[name] !== undefined)
      // Its type leaves out what it reads of a skip.
      const ended = ending && (one[ending]![0] as { message?: unknown; inner?: string })
      return {
        name: String(one.name),
        classname: String(one.classname),
        ending,
        // It takes a message that is a number for one.
        message: ended && String(ended.message),
        text: ended?.inner,
        output: one['system-out']?.[0] ?? '',
      }
    }),
  }))
}

interface Node {
  readonly [key: string]: unknown
}

/** It gives texts; what is missing is no text. */
const textIn = (node: Node, key: string): string => {
  const value = node[key] ?? ''
  if (typeof value !== 'string') throw new TypeError(`${key} must be a text, was ${typeof value}`)
  return value
}

/** fast-xml-parser, which many services read with. */
const throughFastXml: Reader = xml => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: name => name === 'testsuite' || name === 'testcase',
  })
  const { testsuites } = parser.parse(xml) as { testsuites: Node }
  const suites = ((testsuites['testsuite'] ?? []) as readonly Node[]).map(suite => ({
    name: textIn(suite, '@_name'),
    tests: Number(suite['@_tests']),
    failures: Number(suite['@_failures']),
    errors: Number(suite['@_errors']),
    skipped: Number(suite['@_skipped']),
    cases: (suite['testcase'] as readonly Node[]).map(one => {
      const ending = endings.find(name => one[name] !== undefined)
      const ended = ending && (one[ending] as Node)
      return {
        name: textIn(one, '@_name'),
        classname: textIn(one, '@_classname'),
        ending,
        message: ended && textIn(ended, '@_message'),
        text: ended && textIn(ended, '#text'),
        output: textIn(one, 'system-out'),
      }
    }),
  }))
  return Promise.resolve(suites)
}

/** xmldom, the DOM of the browsers in JavaScript. */
const throughDom: Reader = xml => {
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message)
    },
  })
  const read = parser.parseFromString(xml, 'text/xml')
  const suites = [...read.getElementsByTagName('testsuite')].map(suite => ({
    name: suite.getAttribute('name') ?? '',
    tests: Number(suite.getAttribute('tests')),
    failures: Number(suite.getAttribute('failures')),
    errors: Number(suite.getAttribute('errors')),
    skipped: Number(suite.getAttribute('skipped')),
    cases: [...suite.getElementsByTagName('testcase')].map(caseOfElement),
  }))
  return Promise.resolve(suites)
}

function caseOfElement(one: Element): ReadCase {
  const ending = endings.find(name => one.getElementsByTagName(name).length > 0)
  const ended = ending && [...one.getElementsByTagName(ending)][0]
  return {
    name: one.getAttribute('name') ?? '',
    classname: one.getAttribute('classname') ?? '',
    ending,
    message: ended?.getAttribute('message') ?? undefined,
    text: ended?.textContent ?? undefined,
    output: [...one.getElementsByTagName('system-out')][0]?.textContent ?? '',
  }
}

/** Three readers that share no code. */
export const readers: Readonly<Record<string, Reader>> = {
  junit2json: throughJson,
  'fast-xml-parser': throughFastXml,
  xmldom: throughDom,
}

/** What test-results-parser counts, with which runs are told to chats and dashboards; it keeps no text of a skip. */
export function totalsIn(xml: string, folder: string) {
  const file = join(folder, 'junit.xml')
  writeFileSync(file, xml)
  const { total, passed, failed, errors, skipped, suites } = testResults({
    type: 'junit',
    files: [file],
  })
  const statuses = suites.flatMap(suite => suite.cases.map(({ status }) => status))
  return { total, passed, failed, errors, skipped, statuses }
}
