import { covers } from '../scope.ts'
import type { Control } from './control.ts'

/** Denies orders in a scope in which the kill switch is engaged. */
export const killSwitch: Control = ({ terms, records }) => {
  const engagement = records.engagements.find(({ scope }) => covers(scope, terms))
  return (
    engagement && {
      code: 'killSwitch',
      message: `the kill switch must be released, was engaged: ${engagement.reason}`,
    }
  )
}
