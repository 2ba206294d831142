import { check, expect } from '../../fixtures/check.ts'
import { feedArbitration } from '../../helpers/feed-arbitration.ts'

check(
  {
    id: 'market-data/redundant-feeds',
    severity: 'minor',
    title: 'two connections to the same feed are both alive, and tell the same at the same time',
    prevents: 'The second feed turns out to be dead on the day on which the first one is.',
    satisfies: ['market-data/Feed health monitoring', 'market-data/Feed health good'],
    per: 'venue',
    limits: {
      share: 'limits.market_data.redundant_share_pct',
      skew: 'limits.market_data.redundant_skew_ms',
      news: 'limits.market_data.minimum_changes',
    },
    dependsOn: ['connectivity/stream-start'],
    validFor: '7d',
    timeoutMs: 300_000,
    remediation: [
      'Ask the venue how many connections an address may have, and whether all of them are served.',
      'Watch the silence of each feed by itself: what both tell together hides that one is dead.',
    ],
  },
  async ({ venue, feed, sampling, limits, evidence, inconclusive }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const pair = await feed.pair(sampling.observationMs)

    const { lesserSharePct, recoveredPct, ...compared } = feedArbitration(pair)
    const news = evidence.measure('news', compared.news)
    inconclusive(news < limits.news, `${news} pieces of news are too few to judge`)
    evidence.record('told by one connection alone', recoveredPct, '%')
    const share = evidence.measure('share', lesserSharePct)
    expect(share).toBeGreaterThanOrEqual(limits.share)
    const skew = evidence.measure('skew', compared.skewMs)
    evidence.record('greatest skew', compared.greatestSkewMs, 'ms')
    expect(skew).toBeLessThanOrEqual(limits.skew)
  },
)
