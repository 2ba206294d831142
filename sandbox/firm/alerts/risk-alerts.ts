import { createHash } from 'node:crypto'
import type { OrderTerms, Reason } from '../orders/order.ts'
import type { Virtues } from '../virtues.ts'
import type { Notification } from './notification.ts'
import { Webhook } from './webhook.ts'

/** Denials for which somebody is told at once: a limit was about to be broken. */
const limits: ReadonlySet<string> = new Set([
  'maxCredit',
  'maxLeverage',
  'maxMessageRate',
  'maxOrderNotional',
  'maxOrderQuantity',
  'maxPortfolioVar',
  'maxPosition',
  'maxPositionConcentration',
  'priceCollar',
])
/** An alert ends once its limit was left alone for so long. */
const quietMs = 1_000
const externalURL = 'http://firm.invalid/alerts'

type Labels = Readonly<Record<string, string>>

interface Options {
  /** Where alerts are posted; absent: nobody is told. */
  readonly webhook?: string | undefined
  readonly virtues: Virtues
}

/** Tells a webhook, as Alertmanager would, when an order would have broken a limit. */
export class RiskAlerts {
  readonly #webhook: Webhook | undefined
  readonly #virtues: Virtues
  readonly #firing = new Map<string, NodeJS.Timeout>()
  readonly #late = new Set<NodeJS.Timeout>()

  constructor({ webhook, virtues }: Options) {
    this.#webhook = webhook === undefined ? undefined : new Webhook(webhook)
    this.#virtues = virtues
  }

  /** Takes every denial; tells of those that were for a limit. */
  denied({ venue, symbol }: OrderTerms, { code, message }: Reason): void {
    if (!limits.has(code) || this.#virtues.has('firm-never-alerts-of-breaches')) return
    const labels = {
      alertname: 'RiskLimitBreached',
      control: code,
      severity: 'critical',
      symbol,
      venue,
    }
    const lateMs = this.#virtues.magnitude(
      'firm-alerts-late-of-breaches',
      'firm-alerts-late-of-breaches-twin',
    )
    const tell = () => this.#fire(labels, message)
    if (lateMs === undefined) return tell()
    const timer = setTimeout(() => {
      this.#late.delete(timer)
      tell()
    }, lateMs)
    this.#late.add(timer)
  }

  /** Forgets what fires, and what was still to be told. */
  reset(): void {
    for (const timer of [...this.#firing.values(), ...this.#late]) clearTimeout(timer)
    this.#firing.clear()
    this.#late.clear()
  }

  async close(): Promise<void> {
    this.reset()
    await this.#webhook?.close()
  }

  #fire(labels: Labels, message: string): void {
    const key = JSON.stringify(labels)
    const startsAt = new Date().toISOString()
    if (!this.#firing.has(key)) this.#webhook?.post(notificationOf(labels, { message, startsAt }))
    clearTimeout(this.#firing.get(key))
    const end = () => {
      this.#firing.delete(key)
      const endsAt = new Date().toISOString()
      this.#webhook?.post(notificationOf(labels, { message, startsAt, endsAt }))
    }
    this.#firing.set(key, setTimeout(end, quietMs))
  }
}

interface Told {
  readonly message: string
  readonly startsAt: string
  /** Absent while it fires. */
  readonly endsAt?: string
}

function notificationOf(labels: Labels, { message, startsAt, endsAt }: Told): Notification {
  const status = endsAt === undefined ? 'firing' : 'resolved'
  const annotations = { summary: `A limit kept an order back: ${message}` }
  return {
    version: '4',
    groupKey: `{}:${JSON.stringify(labels)}`,
    truncatedAlerts: 0,
    status,
    receiver: 'risk',
    groupLabels: labels,
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL,
    alerts: [
      {
        status,
        labels,
        annotations,
        startsAt,
        endsAt: endsAt ?? '0001-01-01T00:00:00Z',
        generatorURL: `${externalURL}/${labels['alertname']}`,
        fingerprint: createHash('sha256').update(JSON.stringify(labels)).digest('hex').slice(0, 16),
      },
    ],
  }
}
