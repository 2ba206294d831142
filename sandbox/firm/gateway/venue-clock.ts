const samples = 3

/** The venue's clock as the firm knows it: its own, shifted by what was measured. */
export class VenueClock {
  #offsetMs = 0

  now(): number {
    return Date.now() + this.#offsetMs
  }

  /** Asks several times and believes the quickest answer: its error is at most half of its way. */
  async measure(ask: () => Promise<number>): Promise<void> {
    let quickestMs = Number.POSITIVE_INFINITY
    for (let sample = 0; sample < samples; sample += 1) {
      const sentMs = performance.now()
      const venueMs = await ask()
      const wayMs = performance.now() - sentMs
      if (wayMs >= quickestMs) continue
      quickestMs = wayMs
      this.#offsetMs = Math.round(venueMs + wayMs / 2 - Date.now())
    }
  }
}
