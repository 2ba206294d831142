/** How a run names its orders: its own name, a letter and eight digits, comes first. */
export const namedByRun = /^[rv][0-9a-f]{8}-/
