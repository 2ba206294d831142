import type { Fault } from './fault.ts'

/** Virtues of the reference firm that can be switched off: how much it allows itself. */
export const firmLimitFaults = {
  'loose-concentration': {
    description: 'the firm allows itself more in one position than it may',
    breaks: ['risk/limits-declared'],
    magnitude: { value: 0.115, limit: 'risk_management.max_position_concentration' },
  },
  'loose-concentration-twin': {
    description: 'the firm allows itself nearly as much in one position as it may',
    spares: ['risk/limits-declared'],
    magnitude: { value: 0.085, limit: 'risk_management.max_position_concentration' },
  },
  'loose-leverage': {
    description: 'the firm allows itself more leverage than it may',
    breaks: ['risk/limits-declared'],
    magnitude: { value: 3.5, limit: 'risk_management.max_leverage' },
  },
  'loose-leverage-twin': {
    description: 'the firm allows itself nearly as much leverage as it may',
    spares: ['risk/limits-declared'],
    magnitude: { value: 2.5, limit: 'risk_management.max_leverage' },
  },
  'loose-value-at-risk': {
    description: 'the firm allows itself more value at risk than it may',
    breaks: ['risk/limits-declared'],
    magnitude: { value: 0.058, limit: 'risk_management.max_portfolio_var' },
  },
  'loose-value-at-risk-twin': {
    description: 'the firm allows itself nearly as much value at risk as it may',
    spares: ['risk/limits-declared'],
    magnitude: { value: 0.042, limit: 'risk_management.max_portfolio_var' },
  },
} as const satisfies Record<string, Fault>
