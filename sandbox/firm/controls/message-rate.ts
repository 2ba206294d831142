import type { Virtues } from '../virtues.ts'
import { maxMessageRate } from './limits.ts'

/** Messages a second that the firm says it allows at one venue. */
export const toldMessageRate = (virtues: Virtues): number =>
  virtues.has('firm-few-messages') ? maxMessageRate / 4 : maxMessageRate

/** Messages a second that an allowance of one venue gives; a firm that enforces another limit gives a third more. */
export const messageRate = (virtues: Virtues): number =>
  virtues.has('firm-generous-message-rate') ? (maxMessageRate * 4) / 3 : toldMessageRate(virtues)
