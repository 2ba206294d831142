import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startSandbox } from '../../sandbox/sandbox.ts'

const root = join(import.meta.dirname, '../..')

test('the program in the README buys and shows its balance', async () => {
  const sandbox = await startSandbox({ venues: ['kraken'], demoCredentials: true })
  // Within the project, so that the program finds ccxt.
  const folder = await mkdtemp(join(root, 'node_modules/.cache-readme-'))
  try {
    const readme = await readFile(join(root, 'README.md'), 'utf8')
    const [, program = ''] = /```js\n([^]*?)```/.exec(readme) ?? []
    const file = join(folder, 'bot.mjs')
    const authority = join(folder, 'authority.pem')
    await writeFile(file, program.replaceAll('http://127.0.0.1:4700', sandbox.endpoints.control))
    await writeFile(authority, sandbox.endpoints.certificateAuthority!)

    const { stdout } = await promisify(execFile)(process.execPath, [file], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authority },
    })

    expect(program.trim().split('\n')).toHaveLength(5)
    expect(stdout).toContain("status: 'closed'")
    expect(stdout).toContain('BTC: { free: 10.01, used: 0, total: 10.01 }')
  } finally {
    await sandbox.close()
    await rm(folder, { recursive: true })
  }
})
