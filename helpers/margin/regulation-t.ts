import { liquidationPrice } from './liquidation-price.ts'

/**
 * Shares of the market value of stock bought on margin in the United States that must be own money; a broker may ask
 * for more.
 */
export const regulationT = {
  /** When it is bought: 12 CFR 220.12 (Regulation T). Well known, not read again. */
  initialRate: 0.5,
  /** As long as it is held, for long positions: FINRA Rule 4210(c). Well known, not read again. */
  maintenanceRate: 0.25,
} as const

/**
 * Price at which stock bought on margin brings a margin call: E(1 − initial) / (1 − maintenance), two thirds of the
 * price by the rates of `regulationT`. The same condition as of a linear contract with a leverage of 1 / initial;
 * interest on the loan left out. In the unit of the entry price. Throws `AmountError` on a price or rate out of range,
 * and on an initial rate that is not above the maintenance rate.
 * Source: equity = market value − loan, set to the maintenance rate of the market value.
 */
export const marginCallPrice = (
  entryPrice: number,
  {
    initialRate,
    maintenanceRate,
  }: { readonly initialRate: number; readonly maintenanceRate: number } = regulationT,
): number =>
  liquidationPrice({ side: 'long', entryPrice, leverage: 1 / initialRate, maintenanceRate })
