import type { Control } from './control.ts'

/** Denies orders until the firm's records agreed with the venues. */
export const notReconciled: Control = ({ reconciled }) =>
  reconciled
    ? undefined
    : {
        code: 'notReconciled',
        message: 'the records must agree with the venues before an order is sent, do not yet',
      }
