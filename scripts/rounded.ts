import { quantilesOf } from '../sandbox/market/quantiles.ts'

/** A measurement to six digits, which is more than it is good for. */
export const rounded = (value: number): number => Number(value.toPrecision(6))

/** A measured distribution as a calibration states it. */
export const table = (values: readonly number[]): number[] => quantilesOf(values).map(rounded)
