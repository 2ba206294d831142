import { createHash } from 'node:crypto'
import type { AlertName, BookAlert } from './book-watch.ts'

type Texts = Readonly<Record<string, string>>

/** One alert of a notification. */
interface NotifiedAlert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Texts
  readonly annotations: Texts
  readonly startsAt: string
  readonly endsAt: string
  readonly generatorURL: string
  readonly fingerprint: string
}

/** What Alertmanager posts to a webhook, version 4: the alerts of one group, those that fire and those that just ended. */
export interface Notification {
  readonly version: '4'
  readonly groupKey: string
  readonly truncatedAlerts: number
  readonly status: 'firing' | 'resolved'
  readonly receiver: string
  readonly groupLabels: Texts
  readonly commonLabels: Texts
  readonly commonAnnotations: Texts
  readonly externalURL: string
  readonly alerts: readonly NotifiedAlert[]
}

/** Nobody can browse the firm: the name is reserved for what does not exist. */
const externalURL = 'http://firm.invalid/alerts'
/** How Alertmanager writes an end that is not known. */
const noEnd = '0001-01-01T00:00:00Z'

const severities: Readonly<Record<AlertName, string>> = {
  MarketDataStale: 'critical',
  MarketDataDisconnected: 'critical',
  MarketDataGap: 'warning',
}

/** What alerts are grouped by, as Alertmanager writes it. */
export const groupKeyOf = ({ name, venue }: BookAlert): string =>
  `{}:{alertname="${name}", venue="${venue}"}`

/** The notification of one group; it must hold at least one alert. */
export function notificationOf(group: readonly [BookAlert, ...BookAlert[]]): Notification {
  const [{ name, venue }] = group
  const alerts = group.map(notified)
  return {
    version: '4',
    groupKey: groupKeyOf(group[0]),
    truncatedAlerts: 0,
    status: alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    receiver: 'market-data',
    groupLabels: { alertname: name, venue },
    commonLabels: common(alerts.map(({ labels }) => labels)),
    commonAnnotations: common(alerts.map(({ annotations }) => annotations)),
    externalURL,
    alerts,
  }
}

function notified(alert: BookAlert): NotifiedAlert {
  const { name, venue, symbol, reason, startsMs, endsMs } = alert
  const labels = { alertname: name, severity: severities[name], symbol, venue }
  return {
    status: endsMs === undefined ? 'firing' : 'resolved',
    labels,
    annotations: { summary: `The book of ${symbol} at ${venue} must not be traded on: ${reason}` },
    startsAt: new Date(startsMs).toISOString(),
    endsAt: endsMs === undefined ? noEnd : new Date(endsMs).toISOString(),
    generatorURL: `${externalURL}/${name}`,
    fingerprint: fingerprintOf(labels),
  }
}

/** What all of them say alike. */
function common([first = {}, ...others]: readonly Texts[]): Texts {
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) => others.every(other => other[key] === value)),
  )
}

/** The same labels have the same one: that is by which an alert and its end belong together. */
const fingerprintOf = (labels: Texts): string =>
  createHash('sha256').update(JSON.stringify(labels)).digest('hex').slice(0, 16)
