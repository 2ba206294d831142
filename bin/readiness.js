#!/usr/bin/env node
// Plain JavaScript, so that a Node that is too old can still say so.
import { existsSync } from 'node:fs'
import * as module from 'node:module'
import './clean-exit.js'

const needed = 24
if (Number.parseInt(process.versions.node) < needed) {
  process.stderr.write(
    `Node ${needed} or newer is needed, this is ${process.versions.node}. On Linux (x64, arm64) npm ci brings it along: ` +
      'start with npm run or npx. Elsewhere install it from nodejs.org.\n',
  )
  process.exit(64)
}
module.enableCompileCache()
const source = new URL('../sentinel/cli/main.ts', import.meta.url)
await import(
  existsSync(source) ? source.href : new URL('../sentinel/cli/main.js', import.meta.url).href
)
