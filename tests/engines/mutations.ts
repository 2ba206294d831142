import type { RecordedFrame } from '../../core/market-event.ts'

type Frames = readonly RecordedFrame[]

export const dropped = (frames: Frames, at: number): Frames => frames.toSpliced(at, 1)

export const repeated = (frames: Frames, at: number): Frames =>
  frames.toSpliced(at + 1, 0, frames[at]!)

/** Two frames change their places; the times of arrival stay where they are. */
export const swapped = (frames: Frames, at: number, other: number): Frames =>
  frames
    .with(at, { ...frames[at]!, text: frames[other]!.text })
    .with(other, { ...frames[other]!, text: frames[at]!.text })

export const rewritten = (frames: Frames, at: number, rewrite: (text: string) => string): Frames =>
  frames.with(at, { ...frames[at]!, text: rewrite(frames[at]!.text) })

/** The last digit of a decimal becomes another one. */
export const otherDigit = (decimal: string): string =>
  decimal.replace(/\d(?=\D*$)/, digit => String((Number(digit) + 3) % 10))

/** The local clock shows other times from a place on. */
export const clockMoved = (
  frames: Frames,
  from: number,
  move: (receivedMs: number) => number,
): Frames =>
  frames.map((frame, at) => (at < from ? frame : { ...frame, receivedMs: move(frame.receivedMs) }))
