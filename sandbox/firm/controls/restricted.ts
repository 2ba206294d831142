import { covers } from '../scope.ts'
import type { Control } from './control.ts'
import { restrictions } from './limits.ts'

/** Denies what nobody was given permission to trade. */
export const restricted: Control = ({ terms, virtues }) => {
  const restriction = restrictions.find(scope => covers(scope, terms))
  return restriction === undefined || virtues.has('firm-ignores-permission')
    ? undefined
    : {
        code: 'restricted',
        message: `an order must be of somebody who may trade, was of ${JSON.stringify(restriction)}`,
      }
}
