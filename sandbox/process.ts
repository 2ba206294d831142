import { readArguments, UsageError } from './arguments.ts'
import { AuthorityNotWritten, writeAuthority } from './certificates/authority-file.ts'
import { greeting } from './greeting.ts'
import { PortTakenError } from './loopback.ts'
import { startSandbox, type Sandbox } from './sandbox.ts'

const exitCodes = { usage: 64, fault: 70, configuration: 78 } as const

const parent = process.send?.bind(process)

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, error => end('the sandbox broke down', error))
}

try {
  const { options, authorityFile } = readArguments(process.argv.slice(2))
  const sandbox = await startSandbox(options)
  const { certificateAuthority: authority } = sandbox.endpoints
  if (authority !== undefined && authorityFile !== undefined)
    await writeAuthority(authority, authorityFile)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop(sandbox))
  if (parent) parent(sandbox.endpoints)
  else console.log(greeting(sandbox.endpoints, authorityFile))
} catch (error) {
  end('the sandbox could not start', error)
}

async function stop(sandbox: Sandbox): Promise<void> {
  await sandbox.close()
  process.exit()
}

function end(what: string, error: unknown): never {
  const expected = error instanceof UsageError || isOfItsSurroundings(error)
  const reason = expected ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${what}: ${reason}\n`)
  process.exit(exitCodeOf(error))
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return exitCodes.usage
  return isOfItsSurroundings(error) ? exitCodes.configuration : exitCodes.fault
}

function isOfItsSurroundings(error: unknown): error is Error {
  return error instanceof PortTakenError || error instanceof AuthorityNotWritten
}
