import { z } from 'zod'
import { nameServerAddress } from './address.ts'
import { exchange } from './exchange.ts'
import { setting } from './setting.ts'

/** `[market_connectivity]`: the venues, and how they are looked at. */
export const marketConnectivity = z
  .strictObject({
    connection_timeout_seconds: setting(
      z.number().min(0.1).max(600).default(30),
      'Longest wait for a connection or an answer of a venue.',
      's',
    ),
    heartbeat_interval_seconds: setting(
      z.number().min(1).max(3600).default(30),
      'How often a connection must show that it lives.',
      's',
    ),
    reconnection_attempts: setting(
      z.int().min(0).max(1000).default(10),
      'How often the trading system may try to connect again.',
      'attempts',
    ),
    reconnection_delay_seconds: setting(
      z.number().min(0).max(3600).default(5),
      'Shortest pause between two such attempts.',
      's',
    ),
    latency_probes: setting(
      z.int().min(299).max(100_000).default(300),
      'Requests timed for a latency; 299 are the fewest that bound the 99th percentile with 95 % confidence.',
      'requests',
    ),
    availability_probes: setting(
      z.int().min(300).max(100_000).default(500),
      'Requests counted for an availability; by the rule of three, 300 without a failure show 99 %.',
      'requests',
    ),
    probe_concurrency: setting(
      z.int().min(1).max(100).default(5),
      'How many of these requests are under way at once.',
      'requests',
    ),
    observation_seconds: setting(
      z.number().min(1).max(3600).default(3),
      'How long market data is watched.',
      's',
    ),
    name_servers: setting(
      z.array(nameServerAddress()).default([]),
      "Name servers to ask for the venues' hosts, each as address and port. Left out, the system's resolver is asked; a sandbox brings its own.",
    ),
    exchanges: z.array(exchange).default([]).meta({ description: 'The venues.' }),
  })
  .prefault({})
  .meta({ description: 'The venues, and how they are looked at.' })
