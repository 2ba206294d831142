/** A time server gave no answer that a clock can be held against. */
export class NoTimeTold extends Error {
  override readonly name = 'NoTimeTold'
  readonly code = 'NO_TIME_TOLD'
}

/** A time server asks not to be asked (again): it answered with a kiss of death. */
export class TimeRefused extends Error {
  override readonly name = 'TimeRefused'
  readonly code = 'TIME_REFUSED'
}
