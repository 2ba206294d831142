import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { CommandFailed, describeCommand, runCommand } from '../../clients/command.ts'
import { portOf } from './port-of.ts'

const node = (source: string) => [process.execPath, '-e', source]
const run = (argv: readonly string[], deadlineMs = 10_000) => runCommand({ argv, deadlineMs })
const failureOf = async (argv: readonly string[], deadlineMs?: number): Promise<string> => {
  const error: unknown = await run(argv, deadlineMs).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(CommandFailed)
  return (error as Error).message
}

test('a command that ends with 0 is done, and words reach it as they are written', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'command-')), 'words')
  const wrote = `require('fs').writeFileSync(process.argv[1], process.argv[2])`
  await run([...node(wrote), file, '$HOME; two  blanks'])

  expect(readFileSync(file, 'utf8')).toBe('$HOME; two  blanks')
})

test('a command that fails tells how it ended and what it said', async () => {
  const message = await failureOf(
    node(`console.log('out'); console.error('unit not found'); process.exit(5)`),
  )
  expect(message).toMatch(/must end with 0 within 10000 ms, ended with 5; it said: out\s+unit/)
})

test('a program that does not exist is named', async () => {
  expect(await failureOf(['no-such-program-here', 'x'])).toMatch(
    /^no-such-program-here x must end .* could not be started: .*ENOENT; it said nothing$/,
  )
})

/** A server that closes with the test, and the source of a program that lives for as long as its connection to it does. */
async function lifeline(): Promise<{ readonly server: Server; readonly program: string }> {
  const sockets: Socket[] = []
  const server = createServer(socket => {
    sockets.push(socket.on('error', () => {}).resume())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return { server, program: `require('net').connect(${portOf(server)}, '127.0.0.1')` }
}
const starting = (program: string, options = '') =>
  `require('child_process').spawn(process.execPath, ['-e', \`${program}\`], { stdio: 'inherit', ${options} })`

test('a command that does not end is killed in time, with what it started', async () => {
  const { server, program } = await lifeline()
  const killed: Promise<unknown>[] = []
  server.on('connection', socket => killed.push(once(socket, 'close')))
  // A busy machine may have started nothing else by then.
  for (let deadlineMs = 500; killed.length === 0; deadlineMs *= 2)
    expect(await failureOf(node(starting(program)), deadlineMs)).toMatch(
      `within ${deadlineMs} ms, was ended by SIGKILL`,
    )

  await Promise.all(killed)
})

test('what a start command leaves running is not waited for', async () => {
  const { server, program } = await lifeline()
  const connected = once(server, 'connection')
  await run(node(`${starting(program, 'detached: true')}.unref()`))

  await connected
})

test('no secret of the environment or of the output is shown', async () => {
  vi.stubEnv('DESK_API_TOKEN', 'canary-1-of-desk')
  const said = [
    'token canary-1-of-desk',
    'Authorization: Bearer canary-2',
    'PGPASSWORD=canary-3',
    'api_key: "canary-4"',
    'postgres://desk:canary-5@db/firm',
  ]
  vi.stubEnv('SAID', said.join('\n'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const message = await failureOf(node(`console.log(process.env.SAID); process.exit(1)`))
  expect(message).toContain('@db/firm')
  expect(message).not.toContain('canary')
  expect(describeCommand(['curl', '-H', 'Authorization: Bearer canary-2'])).toBe(
    'curl -H "Authorization: Bearer …"',
  )
  expect(describeCommand(['firmctl', '--token', 'canary-6', '--password=canary-7', 'up'])).toBe(
    'firmctl --token … --password=… up',
  )
})
