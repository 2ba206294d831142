const mark = 'unnamed '

/** The engine's name for an order without a client order id, which nobody else sees. */
export const unnamedId = (distinction: number | string): string => `${mark}${distinction}`
export const isUnnamed = (id: string): boolean => id.startsWith(mark)
