/** What Kraken says to requests of WebSocket v1 that it does not take. */
export const notV1 = {
  formed: 'Malformed request',
  event: 'Event(s) not found',
  named: 'Subscription name invalid',
  subscription: 'Subscription field must be an object',
  pairs: 'Pair field must be an array',
  depth: 'Subscription depth not supported',
  interval: 'Subscription ohlc interval not supported',
  twice: 'Already subscribed',
  subscribed: 'Subscription Not Found',
  /** Before the pair. */
  iso: 'Currency pair not in ISO 4217-A3 format',
  supported: 'Currency pair not supported',
  private: 'Private data and trading are unavailable on this endpoint. Try ws-auth.kraken.com',
  public: 'Public market data is unavailable on this endpoint. Try ws.kraken.com',
} as const
