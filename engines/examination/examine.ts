import { readCapture } from '../../clients/capture/read.ts'
import { dialects, type DialectName } from '../../clients/feed/dialects/table.ts'
import type { RecordedFrame } from '../../core/market-event.ts'
import { FeedExaminer, type ExaminerOptions } from '../../helpers/feed/feed-examiner.ts'
import type { Finding } from '../../helpers/feed/finding.ts'

/** What a recorded feed was examined for, and what was wrong with it. */
export interface Examination {
  readonly examiner: FeedExaminer
  readonly findings: readonly Finding[]
}

interface Recording extends ExaminerOptions {
  readonly dialect: DialectName
}

/** Examines the frames of a feed, a batch at a time. */
export async function examineFrames(
  batches: AsyncIterable<readonly RecordedFrame[]> | Iterable<readonly RecordedFrame[]>,
  { dialect: name, ...options }: Recording,
): Promise<Examination> {
  const dialect = dialects[name]()
  const examiner = new FeedExaminer(options)
  for await (const frames of batches)
    for (const frame of frames) {
      const { url, text } = frame
      const events = url === undefined ? dialect.read(text) : dialect.readAnswer(url, text)
      examiner.observe(frame, events)
    }
  return { examiner, findings: examiner.end() }
}

/** Examines a captured feed. Throws `CaptureUnreadable` on a file of no known format. */
export const examineCapture = (file: string, recording: Recording): Promise<Examination> =>
  examineFrames(readCapture(file), recording)
