/** Keeps this thread from doing anything else, as a busy machine may. */
export function holdUp(forMs: number): void {
  for (const untilMs = performance.now() + forMs; performance.now() < untilMs;);
}
