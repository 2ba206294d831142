/** Whether the times that a venue states on one stream only ever grow; equal ones may follow each other. */
export class TimeOrder {
  #latestMs = -Infinity

  /** Takes the next stated time; returns by how many milliseconds it is before the latest, 0 when it is not. */
  take(venueMs: number): number {
    const backMs = this.#latestMs - venueMs
    if (backMs > 0) return backMs
    this.#latestMs = venueMs
    return 0
  }
}
