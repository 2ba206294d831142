/** Acts once what has arrived already is read: to a process that was held up it would otherwise seem to be missing. */
export const afterReading = (act: () => void): void => void setImmediate(() => setImmediate(act))
