import { z } from 'zod'

const value = z.union([z.number(), z.null()])
const parameter = z.strictObject({ name: z.string(), values: z.array(z.number()) })

/** A chart as a report holds it; `Chart` says what it means. */
export const chartShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('lines'),
    unit: z.string(),
    along: z.string(),
    at: z
      .union([z.array(z.string()), z.array(z.number())])
      .describe('Dates or numbers, ascending; of many, those at which a line is at an extreme.'),
    lines: z.array(
      z.strictObject({
        name: z.string(),
        values: z.array(value).describe('One for each place; null where there is none.'),
        isDotted: z.boolean().optional().describe('No line is drawn between the values.'),
        marked: z.array(z.number().int().nonnegative()).optional(),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('bars'),
    unit: z.string(),
    bars: z.array(
      z.strictObject({ name: z.string(), value: z.number(), isMarked: z.boolean().optional() }),
    ),
  }),
  z.strictObject({
    kind: z.literal('surface'),
    unit: z.string(),
    columns: parameter,
    rows: parameter,
    values: z.array(z.array(value)).describe('A row for each value of the parameter of rows.'),
    marked: z
      .strictObject({
        row: z.number().int().nonnegative(),
        column: z.number().int().nonnegative(),
      })
      .optional()
      .describe('The cell that a reader looks for.'),
  }),
])
