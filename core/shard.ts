/** One of the parts into which a run is split, each on a machine of its own. */
export interface Shard {
  /** From 1 to `of`. */
  readonly index: number
  readonly of: number
  /** The name that all shards of the run share. */
  readonly run: string
}

export const shardName = ({ index, of }: Pick<Shard, 'index' | 'of'>): string =>
  `shard ${index} of ${of}`
