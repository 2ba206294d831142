import type { FaultName } from '../faults/catalogue.ts'
import type { FirmSettings } from './settings.ts'

/** What the sandbox tells the firm, over IPC. Each is answered with `done` of the same id. */
export type ToFirm =
  | {
      readonly kind: 'start'
      readonly id: number
      readonly settings: FirmSettings
      readonly faults: readonly FaultName[]
    }
  | { readonly kind: 'faults'; readonly id: number; readonly faults: readonly FaultName[] }
  | { readonly kind: 'reset'; readonly id: number }
  | { readonly kind: 'riskService'; readonly id: number; readonly isUp: boolean }

/** What the firm answers; `url` to `start`. */
export interface FromFirm {
  readonly kind: 'done'
  readonly id: number
  readonly url?: string | undefined
  /** Another process listens where the contract should. */
  readonly isPortTaken?: boolean | undefined
}
