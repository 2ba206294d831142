import { once } from 'node:events'
import { listenOnLoopback, openOnPort } from '../loopback.ts'
import { RiskAlerts } from './alerts/risk-alerts.ts'
import { createContract } from './contract/server.ts'
import { openJournal } from './journal/journal.ts'
import { Life } from './life.ts'
import type { Parts } from './parts.ts'
import type { DatedEntry } from './records.ts'
import { RiskService } from './risk-service/service.ts'
import type { FirmSettings } from './settings.ts'
import { Venues } from './venues.ts'
import type { Virtues } from './virtues.ts'

/** A firm that trades. */
export interface Firm {
  /** Where it speaks the trading-system contract. */
  readonly url: string
  /** Begins anew, its records wiped, as a firm that never traded. Resolves once it may trade, or should. */
  reset(): Promise<void>
  /** Stops the risk service as a crash would, or starts it again with what is held. */
  setRiskService(isUp: boolean): Promise<void>
  close(): Promise<void>
}

/** An order request that a venue did not answer for so long counts as unanswered. */
const answerWithinMs = 1_000
/** A start waits so long for venues and books, and then goes on with those that are there. */
const startWithinMs = 3_000
const booksWithinMs = 2_000

/** Starts the firm; resolves once it may trade, or once it waited long enough for its venues. */
export async function createFirm(
  settings: FirmSettings,
  virtues: Virtues,
  parts: Parts,
): Promise<Firm> {
  const { venues: reached, stateFolder, apiToken, port } = settings
  const journal = openJournal<DatedEntry>(stateFolder)
  const gateways = reached.map(venue =>
    parts.gateway({ ...settings, venue, virtues, answerWithinMs }),
  )
  const books = parts.books({ ...settings, virtues })
  const venues = new Venues(reached, gateways, books)

  const riskService = new RiskService()
  // Its thread loads while the venues are opened.
  const loading = riskService.start([])
  const riskAlerts = new RiskAlerts({ webhook: settings.alertWebhook, virtues })
  const lifeOptions = { journal, venues, virtues, seed: settings.seed, riskService, riskAlerts }
  let life = new Life(lifeOptions)
  life.records.recover()
  const contract = createContract({ life: () => life, apiToken })
  const url = await openOnPort({ owner: 'the firm', port }, free =>
    listenOnLoopback(contract, free),
  )
  const opening = gateways.map(gateway => gateway.open())
  await Promise.all([started(life, opening), books.open(booksWithinMs), loading])

  return {
    url,
    async reset() {
      life.end()
      riskAlerts.reset()
      const loading = riskService.start([])
      journal.wipe()
      life = new Life(lifeOptions)
      const resetting = gateways.map(gateway => gateway.reset())
      await Promise.all([
        started(life, resetting),
        books.reset().then(() => books.open(booksWithinMs)),
        loading,
      ])
    },
    async setRiskService(isUp) {
      if (!isUp) return riskService.stop()
      if (!riskService.isRunning) await life.riskDesk.begin()
    },
    async close() {
      life.end()
      await riskService.stop()
      contract.close()
      contract.closeAllConnections()
      await Promise.all([
        once(contract, 'close'),
        books.close(),
        riskAlerts.close(),
        ...gateways.map(one => one.close()),
      ])
      journal.close()
    },
  }
}

/** A venue that stays silent is waited for no longer than the others can be kept from trading. */
async function started(life: Life, opening: readonly Promise<void>[]): Promise<void> {
  const { promise: waitedEnough, resolve } = Promise.withResolvers<void>()
  const patience = setTimeout(resolve, startWithinMs)
  const beginning = Promise.allSettled(opening).then(() => life.begin())
  await Promise.race([beginning, waitedEnough])
  clearTimeout(patience)
}
