/** Which port each part of the sandbox takes, counted from a base; 0 where any free one will do. */
export interface Ports {
  readonly control: number
  readonly nameServer: number
  venue(index: number): number
  secondEntrance(index: number): number
}

const firstVenue = 1
const nameServer = 10
const firstSecondEntrance = 11

/** The control port is the base; venues follow it, the name server is ten further, the second entrances follow that. */
export function portsFrom(base: number): Ports {
  const at = (offset: number) => (base === 0 ? 0 : base + offset)
  return {
    control: base,
    nameServer: at(nameServer),
    venue: index => at(firstVenue + index),
    secondEntrance: index => at(firstSecondEntrance + index),
  }
}

/** The highest base that leaves room for so many venues. */
export const highestPortBase = (venues: number): number => 65_535 - firstSecondEntrance - venues + 1
