import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Lets a process end where Node may hang for ever: `process.exit` waits for V8's compiler threads, and one of them may wait
 * for a garbage collection, which only the thread that waits for it could do. Collecting at the last moment serves that
 * thread and leaves room for the others. Source: https://github.com/nodejs/node/issues/54918, docs/decisions/011.
 */
process.on('exit', () => {
  setFlagsFromString('--expose-gc')
  const collect = /** @type {() => void} */ (runInNewContext('gc'))
  collect()
})
