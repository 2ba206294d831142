import * as fc from 'fast-check'
import { lexer, marked, type Token, type Tokens } from 'marked'
import { expect, test } from 'vitest'
import { verdicts } from '../../core/verdict.ts'
import { markdown, mostMarkdownBytes } from '../../reporters/markdown.ts'
import { concernsOf } from '../../reporters/concerns.ts'
import { withEveryText } from './every-text.ts'
import { largeReport } from './large-report.ts'
import { onSandbox, reportWith, sampleReports } from './report-builder.ts'
import { failedLatency, healthyResults, resultWith } from './sample-results.ts'

const tablesIn = (text: string) =>
  lexer(text).filter((token): token is Tokens.Table => token.type === 'table')

/** Every kind of token that a reader would meet, at any depth. */
function kindsIn(tokens: readonly Token[]): ReadonlySet<string> {
  const kinds = new Set<string>()
  void marked.walkTokens([...tokens], token => void kinds.add(token.type))
  return kinds
}

test.for(verdicts)(
  'a %s report begins with the verdict and tells every concern and result',
  verdict => {
    const report = sampleReports[verdict]
    const text = markdown(report)
    const concerns = concernsOf(report)

    expect(text.split('\n', 1)[0]).toMatch(new RegExp(`^## \\S ${verdict}$`, 'u'))
    expect(tablesIn(text).map(({ rows }) => rows.length)).toEqual(
      [concerns.length, report.phases.length, report.results.length].filter(rows => rows > 0),
    )
  },
)

test('a sandbox is named in the headline and below it', () => {
  const text = markdown(reportWith([resultWith()], onSandbox))
  expect(text).toMatch(/^## ✓ GO on the embedded sandbox\n\n> Embedded sandbox: /u)
})

test('what must be told of the configuration is told at the top', () => {
  const warnings = ['One travels in clear text.']
  expect(markdown(reportWith(healthyResults, { warnings }))).toContain(
    '\n\n**Warning:** One travels in clear text.\n\n',
  )
})

test('a measurement beyond its limit is told, with what to do', () => {
  const text = markdown(reportWith([failedLatency]))
  expect(text).toContain('round trip p95, upper bound was 612.4 ms, allowed is at most 500 ms')
  expect(text).toContain('Compare the venue round trip with gateway queueing time')
  expect(text).toContain('`connectivity/rest-latency @binance`')
})

test('what does not fit is counted, and the verdict is never left out', () => {
  const report = largeReport(2_000)
  const text = markdown(report)
  const [concerns, , results] = tablesIn(text)
  const more = [...text.matchAll(/^(\d+) (concern|result)s? more: see readiness\.html\.$/gmu)]

  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostMarkdownBytes)
  expect(text).toContain('## ✗ NO-GO')
  const shown = { concern: concerns?.rows.length ?? 0, result: results?.rows.length ?? 0 }
  const all = { concern: concernsOf(report).length, result: report.results.length }
  expect(more.length).toBeGreaterThan(0)
  for (const [, left, noun] of more)
    expect(shown[noun as 'concern' | 'result'] + Number(left)).toBe(
      all[noun as 'concern' | 'result'],
    )
})

const troublesome = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://example.com/x.png)',
  '[x](javascript:alert(1))',
  'https://example.com www.example.com a@example.com',
  '@everyone #1 GH-1 owner/repo#2',
  '| a | b |\n| --- | --- |',
  '\n\n# heading\n\n- list\n\n> quote\n\n```\ncode\n```\n',
  '`` ` ``` `',
  '**bold** _it_ ~~gone~~ $x$ &lt; \\| \\',
  '<!-- ',
  'x'.repeat(100_000),
)

test('no text of a target becomes markup, a link or a call, and none makes the report too long', () => {
  const plain = lexer(markdown(withEveryText(sampleReports['NO-GO'], 'x')))
  const kinds = kindsIn(plain)
  const blocks = plain.map(({ type }) => type)
  fc.assert(
    fc.property(troublesome, fc.string({ unit: 'binary', maxLength: 8 }), (attack, noise) => {
      const hostile = withEveryText(sampleReports['NO-GO'], `${noise}${attack}${noise}`)
      const text = markdown(hostile)
      const tokens = lexer(text)

      expect(tokens.map(({ type }) => type)).toEqual(blocks)
      expect([...kindsIn(tokens)].filter(kind => !kinds.has(kind) && kind !== 'escape')).toEqual([])
      // GitHub leaves code alone.
      expect(text.replaceAll(/(`+)[^\n]*?\1/gu, '')).not.toMatch(
        /@\w|(?<!#)#\d|GH-\d|:\/\/|www\.\w/u,
      )
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostMarkdownBytes)
      expect(tablesIn(text).at(-1)!.rows).toHaveLength(hostile.results.length)
    }),
    { numRuns: 300 },
  )
})
