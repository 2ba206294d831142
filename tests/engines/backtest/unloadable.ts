/** A module that exports no strategy. */
export const nothing = 1
