import type { Fault } from './fault.ts'

/** Faults of what was set up before trading. */
export const deploymentFaults = {
  'withdrawal-permission': {
    description: 'the API key may withdraw',
    breaks: ['deployment/key-permissions'],
  },
} as const satisfies Record<string, Fault>
