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
    breaks: [
      ...sizes,
      'risk/concentration-limit',
      'risk/leverage-limit',
      'risk/var-limit',
      'risk/credit-threshold',
    ],
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
  'firm-few-messages': {
    description: 'the firm sends a quarter of the orders a second, and says so',
    spares: ['execution/fill-rate', 'risk/message-rate'],
  },
  'firm-takes-reused-id': {
    description:
      'the firm refuses another order under an id that is taken, and sends it all the same',
    breaks: ['risk/duplicate-order'],
  },
  'firm-fails-open': {
    description: 'the firm sends orders while its risk service does not answer',
    breaks: ['risk/fail-closed'],
  },
  'firm-ignores-concentration': {
    description: 'the firm sends orders whatever share of equity a position could become',
    breaks: ['risk/concentration-limit'],
  },
  'firm-ignores-leverage': {
    description: 'the firm sends orders whatever gross exposure they could lead to',
    breaks: ['risk/leverage-limit'],
  },
  'firm-ignores-value-at-risk': {
    description: 'the firm sends orders whatever they make of its value at risk',
    breaks: ['risk/var-limit'],
  },
  'firm-ignores-credit': {
    description: 'the firm sends orders whatever is open and held at their venue',
    breaks: ['risk/credit-threshold'],
  },
  'firm-risk-blind-to-others': {
    description: 'the risk service hears of trades alone that the firm ordered itself',
    breaks: ['risk/exposure-by-drop-copy'],
  },
  'firm-misstates-exposure': {
    description: 'the risk service tells exposures that are larger by so many percent',
    breaks: ['risk/exposure-by-drop-copy'],
    magnitude: { value: 1.2, limit: 'limits.risk.exposure_difference_pct' },
  },
  'firm-misstates-exposure-twin': {
    description: 'the risk service tells exposures that are a little larger, within the limit',
    spares: ['risk/exposure-by-drop-copy'],
    magnitude: { value: 0.8, limit: 'limits.risk.exposure_difference_pct' },
  },
  'firm-never-alerts-of-breaches': {
    description: 'the firm tells nobody of orders that would have broken a limit',
    breaks: ['risk/alert-latency'],
  },
  'firm-alerts-late-of-breaches': {
    description:
      'the firm tells of orders that would have broken a limit so many milliseconds later',
    breaks: ['risk/alert-latency'],
    magnitude: { value: 2400, limit: 'limits.risk.alert_ms' },
  },
  'firm-alerts-late-of-breaches-twin': {
    description: 'the firm tells of orders that would have broken a limit late, within the limit',
    spares: ['risk/alert-latency'],
    magnitude: { value: 1600, limit: 'limits.risk.alert_ms' },
  },
  'firm-ignores-permission': {
    description: 'the firm sends orders of a strategy that may not trade',
    breaks: ['risk/permission'],
  },
  'firm-never-throttles': {
    description: 'a strategy is never stopped, however often it is executed',
    breaks: ['risk/repeated-execution'],
  },
  'firm-throttles-one-late': {
    description: 'a strategy is stopped one execution late',
    breaks: ['risk/repeated-execution'],
  },
  'firm-throttle-releases-itself': {
    description: 'a strategy that was stopped goes on after a while, and nobody was asked',
    breaks: ['risk/repeated-execution'],
  },
} as const satisfies Record<string, Fault>
