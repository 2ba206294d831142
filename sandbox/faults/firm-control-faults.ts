import type { Fault } from './fault.ts'

const sizes = ['risk/order-volume', 'risk/order-value', 'risk/position-limit'] as const

/** Virtues of the reference firm that can be switched off: how it holds orders against its limits. */
export const firmControlFaults = {
  'firm-controls-only-log': {
    description: 'the firm denies orders in words, and sends them all the same',
    breaks: [...sizes, 'risk/price-collar'],
  },
  'firm-enforces-another-limit': {
    description: 'the firm holds orders against a fifth more than the limits that it tells',
    breaks: sizes,
  },
  'firm-limit-a-step-late': {
    description: 'the firm lets an order through that is one lot beyond a limit',
    breaks: sizes,
  },
  'firm-limit-a-step-early': {
    description: 'the firm denies an order that is exactly at a limit',
    breaks: sizes,
  },
  'firm-limit-in-other-units': {
    description: 'the firm holds a limit in units against quantities and values in thousands',
    breaks: sizes,
  },
  'firm-wide-collar': {
    description: 'the firm holds prices against a collar a fifth wider than the one that it tells',
    breaks: ['risk/price-collar'],
  },
  'firm-ignores-message-rate': {
    description: 'the firm sends orders however fast they come',
    breaks: ['risk/message-rate'],
  },
  'firm-generous-message-rate': {
    description: 'the firm sends a third more orders a second than the limit that it tells',
    breaks: ['risk/message-rate'],
  },
  'firm-takes-reused-id': {
    description:
      'the firm refuses another order under an id that is taken, and sends it all the same',
    breaks: ['risk/duplicate-order'],
  },
} as const satisfies Record<string, Fault>
