import type { ConnectionOptions } from '../sockets/connection-options.ts'
import { balanceChannel } from './balances.ts'
import type { Channel } from './channel.ts'
import { executionChannel } from './executions.ts'

/** What happens to the account, over WebSocket v2. */
export const accountChannels = (options: ConnectionOptions) =>
  ({
    executions: executionChannel(options),
    balances: balanceChannel(options),
  }) satisfies Record<string, Channel>
