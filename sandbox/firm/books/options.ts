import type { FirmSettings } from '../settings.ts'
import type { Virtues } from '../virtues.ts'

/** What the market-data handler is made with. */
export interface BooksOptions extends Pick<
  FirmSettings,
  'venues' | 'certificateAuthority' | 'timeScale' | 'alertWebhook'
> {
  readonly virtues: Virtues
}
