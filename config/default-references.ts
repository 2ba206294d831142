import type { Config, Exchange } from './schema.ts'

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>

const suffixes = { api_key: 'API_KEY', api_secret: 'API_SECRET', passphrase: 'PASSPHRASE' } as const

/** The variable in which a venue's secret is looked for by default, such as `BINANCE_API_KEY`. */
export const variableOf = (name: string, secret: keyof typeof suffixes): string =>
  `${name.toUpperCase().replaceAll('-', '_')}_${suffixes[secret]}`

/** Points each venue's missing references at its variables, where these exist. */
export function withDefaultReferences(config: Config, env: Environment): Config {
  const { market_connectivity } = config
  const exchanges = market_connectivity.exchanges.map(exchange => withReferences(exchange, env))
  return { ...config, market_connectivity: { ...market_connectivity, exchanges } }
}

function withReferences(exchange: Exchange, env: Environment): Exchange {
  const found = { ...exchange }
  for (const secret of ['api_key', 'api_secret', 'passphrase'] as const) {
    const variable = variableOf(exchange.name, secret)
    if (found[secret] === undefined && env[variable]) found[secret] = `env:${variable}`
  }
  return found
}
