import type { ActiveFaults } from '../venues/venue.ts'

/** Which of the firm's virtues are switched off now; read at the moment that it matters, never copied. */
export type Virtues = ActiveFaults
