import type { Database } from './database.ts'
import { openIndex, type HistoryIndex } from './index.ts'

const mostAttempts = 3

/**
 * Brings the index up to date and answers a question about `measures`; once more where another process put the parts of
 * the index together in between, and those that were offered are gone.
 */
export async function askHistory<Answer>(
  database: Database,
  history: string,
  question: () => Promise<Answer>,
): Promise<HistoryIndex & { readonly answer: Answer }> {
  for (let attempt = 1; ; attempt++) {
    const index = await openIndex(database, history)
    try {
      return { ...index, answer: await question() }
    } catch (error) {
      if (attempt === mostAttempts || !isOfGonePart(error)) throw error
    }
  }
}

/** DuckDB tells it in words alone. */
const isOfGonePart = (error: unknown): boolean =>
  error instanceof Error &&
  /No files found that match|Cannot open file|No such file/.test(error.message) &&
  error.message.includes('.parquet')
