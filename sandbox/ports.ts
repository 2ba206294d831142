/** Which port each part of the sandbox takes, counted from a base; 0 where any free one will do. */
export interface Ports {
  readonly control: number
  readonly nameServer: number
  readonly timeServer: number
  venue(index: number): number
  secondEntrance(index: number): number
  /** Where a venue listens for the firm. */
  firm(index: number): number
  firmSecondEntrance(index: number): number
  /** Where the firm speaks the trading-system contract. */
  readonly contract: number
  /** Where the firm sends its alerts. */
  readonly alertSink: number
}

const firstVenue = 1
const timeServer = 9
const nameServer = 10
const firstSecondEntrance = 11
const firstFirm = 31
const firstFirmSecondEntrance = 41
const contract = 51
const alertSink = 52

/** The control port is the base; venues follow it, the time server is nine further and the name server ten, the second entrances follow that; the firm's ports begin thirty further, and where it is asked is fifty further, followed by where its alerts go. */
export function portsFrom(base: number): Ports {
  const at = (offset: number) => (base === 0 ? 0 : base + offset)
  return {
    control: base,
    nameServer: at(nameServer),
    timeServer: at(timeServer),
    venue: index => at(firstVenue + index),
    secondEntrance: index => at(firstSecondEntrance + index),
    firm: index => at(firstFirm + index),
    firmSecondEntrance: index => at(firstFirmSecondEntrance + index),
    contract: at(contract),
    alertSink: at(alertSink),
  }
}

/** The highest base that leaves room for so many venues. */
export const highestPortBase = (venues: number): number =>
  65_535 - Math.max(firstFirmSecondEntrance + venues - 1, alertSink)
