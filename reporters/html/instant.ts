import { markup, type Markup } from './markup.ts'

const spoken = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
})

/** An instant for people, in UTC, with the exact one for machines. */
export function instant(iso: string): Markup {
  const at = new Date(iso)
  const words = Number.isNaN(at.getTime()) ? iso : `${spoken.format(at)} UTC`
  return markup`<time datetime="${iso}">${words}</time>`
}
