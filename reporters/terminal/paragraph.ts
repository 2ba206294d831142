import { printable } from './printable.ts'
import { renderLine, type Span } from './span.ts'
import { wrap } from './wrap.ts'

/** A heading made of spans, or a labelled text that may take several lines. */
export type Paragraph = readonly Span[] | { readonly label: string; readonly text: string }

/** A text with a label before it; the lines that follow stand under the first. */
export const paragraph = (label: string, text: string): Paragraph => ({ label, text })

/** One of a list of texts. */
export const bullet = (text: string): Paragraph => paragraph('•', text)

const labelColumns = 12

/** The lines of a paragraph, at most that wide. */
export function renderParagraph(
  content: Paragraph,
  width: number,
  colour: boolean,
): readonly string[] {
  if (isSpans(content)) return [renderLine(content, width, colour)]

  const { label, text } = content
  const narrow = label !== '•' && width < 40
  const indent = label === '•' ? 4 : narrow ? 2 : labelColumns
  // Without its label a text may mean something else: "none" of what?
  const whole = narrow ? `${label}: ${text}` : text
  const plain = whole.split('\n').map(printable).join('\n')
  return wrap(plain, Math.max(width - indent, 8)).map((line, index) => {
    const lead = index === 0 && indent > 2 ? `  ${label}` : ''
    return renderLine([{ text: lead.padEnd(indent), style: 'dim' }, { text: line }], width, colour)
  })
}

const isSpans = (content: Paragraph): content is readonly Span[] => Array.isArray(content)
