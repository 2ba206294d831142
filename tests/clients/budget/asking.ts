import { Socket } from 'node:net'
import { allowanceOf } from '../../../clients/venue/pace-share.ts'
import { shareBudget } from '../../../clients/budget/budget.ts'
import { putAround } from '../../../clients/socket-method.ts'
import { openVenue } from '../../../clients/venue/open.ts'
import { protocolOf } from '../../../clients/venue/protocols/table.ts'

/** A run of its own that probes a venue which is not on this machine, as far as it can tell. */
const [port, folder, count, aheadMs] = process.argv.slice(2)
const systemMs = Date.now
Date.now = () => systemMs() + Number(aheadMs)
putAround(Socket.prototype, 'connect', (_socket, args, proceed) => {
  const given: readonly unknown[] = Array.isArray(args[0]) ? args[0] : args
  return proceed([{ ...(given[0] as object), host: '127.0.0.1', port: Number(port) }, given[1]])
})
const target = {
  name: 'binance',
  ccxtId: 'binance',
  rest: 'http://venue.example',
  websocket: 'ws://venue.example',
  symbols: ['BTCUSDT'],
  timeScale: 1,
}
shareBudget(folder!, [allowanceOf(target, protocolOf('binance'))!])
const venue = await openVenue(target, { class: 'check' })
process.stdout.write('ready\n')
const made = await venue.probes(Number(count), 3)
const refusal = await venue.clock().then(
  () => 'asked',
  (error: Error) => error.message,
)
process.stdout.write(
  `${JSON.stringify({ made: made.length, failed: made.filter(({ answered }) => !answered).length, refusal })}\n`,
)
await venue.close()
