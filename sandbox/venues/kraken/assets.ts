/** An asset under the names that Kraken has for it. */
export interface Asset {
  /** What the engine and WebSocket v2 call it, such as `BTC`. */
  readonly code: string
  /** What REST calls it inside, such as `XXBT`. */
  readonly id: string
  /** What REST takes as well, such as `XBT`. */
  readonly altname: string
  readonly decimals: number
  readonly displayDecimals: number
}

const crypto = { decimals: 10, displayDecimals: 5 } as const
const fiat = { decimals: 4, displayDecimals: 2 } as const

/** Assets that have been there since the beginning have an `X` or a `Z` before their names. */
const legacy: Readonly<Record<string, Omit<Asset, 'code'>>> = {
  BTC: { id: 'XXBT', altname: 'XBT', ...crypto },
  ETH: { id: 'XETH', altname: 'ETH', ...crypto },
  LTC: { id: 'XLTC', altname: 'LTC', ...crypto },
  USD: { id: 'ZUSD', altname: 'USD', ...fiat },
  EUR: { id: 'ZEUR', altname: 'EUR', ...fiat },
}

/** The names of an asset. */
export const assetOf = (code: string): Asset => ({
  code,
  ...(legacy[code] ?? { id: code, altname: code, decimals: 8, displayDecimals: 4 }),
})

/** Whether a client means an asset: by any of its names, in any case. */
export const isNameOf = ({ code, id, altname }: Asset, name: string): boolean =>
  [code, id, altname].includes(name.toUpperCase())
