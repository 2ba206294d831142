import { checkClasses } from '../../core/check.ts'
import type { Shard } from '../../core/shard.ts'
import type { CheckFile } from '../runner/selection.ts'

type Sorted = Pick<CheckFile, 'class' | 'id'>

/**
 * The files that a shard runs of all that are selected: each file falls to exactly one shard, the same whoever asks. They
 * are dealt out one by one, class after class, so that no shard gets all the drills.
 */
export function shareOf<File extends Sorted>(
  files: readonly File[],
  { index, of }: Pick<Shard, 'index' | 'of'>,
): readonly File[] {
  const dealt = checkClasses.flatMap(name => files.filter(file => file.class === name))
  const own = new Set(dealt.filter((_, place) => place % of === index - 1))
  return files.filter(file => own.has(file))
}
