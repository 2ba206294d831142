/** Dollars as a decimal in whole cents, without a sign on nothing. */
export function dollarText(dollars: number): string {
  const text = dollars.toFixed(2)
  return /^-0\.?0*$/.test(text) ? '0' : text
}
