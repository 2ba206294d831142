/** An instant as the contract writes it: UTC with six digits of a second, of which this clock knows three. */
export const instantOf = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z')
