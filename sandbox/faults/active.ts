import type { ActiveFaults } from '../venues/venue.ts'
import { isFault, magnitudeOf, type FaultName } from './catalogue.ts'

/** The faults that are on, switched by whoever holds this and read by everything else. */
export class FaultSwitchboard implements ActiveFaults {
  readonly #active = new Set<FaultName>()
  readonly #listeners: (() => void)[] = []

  get names(): readonly FaultName[] {
    return [...this.#active]
  }

  has(name: FaultName): boolean {
    return this.#active.has(name)
  }

  magnitude(...names: readonly FaultName[]): number | undefined {
    const active = names.find(name => this.#active.has(name))
    return active && magnitudeOf(active)
  }

  /** Switches a fault on; a numeric villain and its twin exclude each other, so the newer one replaces the older. */
  activate(name: FaultName): void {
    this.#active.delete(counterpartOf(name) ?? name)
    this.#active.add(name)
    this.#tell()
  }

  clear(): void {
    this.#active.clear()
    this.#tell()
  }

  /** Calls back whenever other faults are on: for what must be there before anybody asks. */
  subscribe(listener: () => void): void {
    this.#listeners.push(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function counterpartOf(name: FaultName): FaultName | undefined {
  const suffix = '-twin'
  const other = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name + suffix
  return isFault(other) ? other : undefined
}
