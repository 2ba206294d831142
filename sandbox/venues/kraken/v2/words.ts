/** What Kraken says to subscriptions that it does not take. */
export const not = {
  named: 'Subscription name invalid',
  twice: 'Already subscribed',
  subscribed: 'Subscription Not Found',
  depth: 'Subscription depth not supported',
  interval: 'Subscription ohlc interval not supported',
  trigger: 'Subscription event_trigger not supported',
  symbols: 'Symbol(s) not found',
  /** Before the symbol. */
  supported: 'Currency pair not supported',
  formed: 'Currency pair not in ISO 4217-A3 format',
  private: 'Private data and trading are unavailable on this endpoint. Try ws-auth.kraken.com',
  public: 'Public market data is unavailable on this endpoint. Try ws.kraken.com',
} as const
