import { enableCompileCache, flushCompileCache } from 'node:module'

// Once the channel closes, nobody needs the firm any more. It is not ended as a service is: its records survive that too.
process.once('disconnect', () => process.exit())

enableCompileCache()
await import('./process.ts')
setImmediate(flushCompileCache)
