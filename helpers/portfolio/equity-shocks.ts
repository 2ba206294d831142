import type { ShockEvent } from './shock.ts'

/** Closes from 1999 to 2018. */
const closes = 'bashtage/arch, arch/data/sp500/sp500.csv.gz at 543f44c'
const march = 'wealthawesome.com, largest daily changes of the S&P 500; fxstreet.com, 2020-03-16'

/** Falls of stock markets, and what volatility did meanwhile. */
export const equityShocks: readonly ShockEvent[] = [
  {
    id: '1987-10-19-black-monday',
    name: 'Black Monday',
    from: '1987-10-19',
    to: '1987-10-19',
    shocks: [
      {
        factor: 'DJIA',
        measure: 'close',
        move: { relative: -0.226 },
        standing: 'reported',
        source: 'cnbc.com, 2009-10-19',
      },
      {
        factor: 'S&P 500',
        measure: 'close',
        move: { relative: -0.2047 },
        standing: 'recalled',
        source: 'S&P closes 282.70 and 224.84; cnbc.com, 2009-10-19, says 20.5 %',
      },
    ],
  },
  {
    id: '2000-03-24-dot-com',
    name: 'End of the dot-com boom',
    from: '2000-03-24',
    to: '2002-10-09',
    shocks: [
      {
        factor: 'S&P 500',
        measure: 'peak-to-trough',
        move: { before: 1527.459961, after: 776.76001 },
        standing: 'recomputed',
        source: closes,
      },
    ],
  },
  {
    id: '2007-10-09-financial-crisis',
    name: 'Global financial crisis',
    from: '2007-10-09',
    to: '2009-03-09',
    shocks: [
      {
        factor: 'S&P 500',
        measure: 'peak-to-trough',
        move: { before: 1565.150024, after: 676.530029 },
        standing: 'recomputed',
        source: closes,
      },
    ],
  },
  {
    id: '2008-09-29-bailout-vote',
    name: 'Rejection of the bailout',
    from: '2008-09-29',
    to: '2008-09-29',
    shocks: [
      {
        factor: 'S&P 500',
        measure: 'close',
        move: { before: 1213.27002, after: 1106.420044 },
        standing: 'recomputed',
        source: closes,
      },
    ],
  },
  {
    id: '2008-10-15-recession',
    name: 'Fear of a recession',
    from: '2008-10-15',
    to: '2008-10-15',
    shocks: [
      {
        factor: 'S&P 500',
        measure: 'close',
        move: { before: 998.01001, after: 907.840027 },
        standing: 'recomputed',
        source: closes,
      },
    ],
  },
  {
    id: '2010-05-06-flash-crash',
    name: 'Flash crash',
    from: '2010-05-06',
    to: '2010-05-06',
    shocks: [
      {
        factor: 'DJIA',
        measure: 'intraday',
        move: { relative: -0.09 },
        standing: 'reported',
        source: 'pathwaytoprosperity.com says 998.5 points, about 9 %; trade2win.com 9.2 %',
      },
      {
        factor: 'S&P 500',
        measure: 'intraday',
        move: { before: 1165.869995, after: 1065.790039 },
        standing: 'recomputed',
        source: `${closes}; close of the day before to the low`,
      },
    ],
  },
  {
    id: '2018-02-05-short-volatility',
    name: 'End of the short volatility trade',
    from: '2018-02-05',
    to: '2018-02-05',
    shocks: [
      {
        factor: 'VIX',
        measure: 'close',
        move: { before: 17.31, after: 37.32 },
        standing: 'reported',
        source: 'Cboe, spvixviews.com, 2018-02-05',
      },
    ],
  },
  {
    id: '2020-02-19-covid',
    name: 'Covid, peak to trough',
    from: '2020-02-19',
    to: '2020-03-23',
    shocks: [
      {
        factor: 'S&P 500',
        measure: 'peak-to-trough',
        move: { before: 3386.15, after: 2237.4 },
        standing: 'reported',
        source: 'chicagotribune.com, 2020-03-12, for the peak; the trough is recalled',
      },
      {
        factor: 'VIX',
        measure: 'close',
        move: { level: 82.69 },
        standing: 'recalled',
        source: 'Cboe close of 2020-03-16',
      },
    ],
  },
  {
    id: '2020-03-12-covid',
    name: 'Covid, Thursday',
    from: '2020-03-12',
    to: '2020-03-12',
    shocks: [
      {
        factor: 'S&P 500',
        measure: 'close',
        move: { before: 2741.38, after: 2480.64 },
        standing: 'reported',
        source: `${march}; The Standard, 2020-03-12, for the close before`,
      },
      {
        factor: 'DJIA',
        measure: 'close',
        move: { before: 23553.22, after: 21200.62 },
        standing: 'reported',
        source: 'The Standard, 2020-03-12; nydailynews.com, 2020-03-12',
      },
    ],
  },
  {
    id: '2020-03-16-covid',
    name: 'Covid, Monday',
    from: '2020-03-16',
    to: '2020-03-16',
    shocks: [
      {
        factor: 'S&P 500',
        measure: 'close',
        move: { before: 2711.02, after: 2386.13 },
        standing: 'reported',
        source: march,
      },
      {
        factor: 'DJIA',
        measure: 'close',
        move: { before: 23185.62, after: 20188.52 },
        standing: 'reported',
        source: march,
      },
    ],
  },
]
