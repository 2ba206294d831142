import { redirectTo, type Doors } from './redirect.ts'

/** Loaded into every thread of a launched run before anything else. */
const doors = process.env.DOORS
if (doors !== undefined) redirectTo(JSON.parse(doors) as Doors)
