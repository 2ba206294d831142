import { enableCompileCache, flushCompileCache } from 'node:module'

// Whoever started this process as a child hears of it over IPC; once that channel closes, nobody needs it any more.
if (process.send) process.once('disconnect', () => process.exit())

// Keeps the modules' compiled code between runs: it halves the start and spares 30 MB of the type stripper.
enableCompileCache()
await import('./process.ts')
setImmediate(flushCompileCache)
