import { rmSync } from 'node:fs'
import { FaultSwitchboard } from '../faults/active.ts'
import { PortTakenError } from '../loopback.ts'
import { createFirm, type Firm } from './firm.ts'
import type { FromFirm, ToFirm } from './messages.ts'
import { parts } from './parts.ts'
import type { FirmSettings } from './settings.ts'

const exitOnFault = 70

const virtues = new FaultSwitchboard()
let firm: Firm | undefined

for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, error => {
    process.stderr.write(`the firm broke down: ${error instanceof Error ? error.stack : error}\n`)
    process.exit(exitOnFault)
  })

let stateFolder: string | undefined

// Records outlive this process for the sandbox that started it; once that is gone too, they are nobody's.
process.once('exit', () => {
  if (!process.connected && stateFolder !== undefined)
    rmSync(stateFolder, { recursive: true, force: true })
})

process.on('message', (message: ToFirm) => void take(message))

async function take(message: ToFirm): Promise<void> {
  if (message.kind === 'start' || message.kind === 'faults') {
    virtues.clear()
    for (const fault of message.faults) virtues.activate(fault)
  }
  const isPortTaken = message.kind === 'start' && !(await start(message.settings))
  if (message.kind === 'reset') await firm?.reset()
  if (message.kind === 'riskService') await firm?.setRiskService(message.isUp)
  const answer: FromFirm = { kind: 'done', id: message.id, url: firm?.url, isPortTaken }
  process.send?.(answer)
}

/** False where another process listens where the contract should. */
async function start(settings: FirmSettings): Promise<boolean> {
  stateFolder = settings.stateFolder
  try {
    firm = await createFirm(settings, virtues, parts)
    return true
  } catch (error) {
    if (error instanceof PortTakenError) return false
    throw error
  }
}
