import { requireCount } from './series.ts'
import { normalQuantile } from '../normal.ts'

/** The state of a generator: four words of 32 bits, not all zero. */
export type RandomState = readonly [number, number, number, number]

/**
 * Words of 32 bits by xoshiro128++, period 2^128 - 1; the same state gives the same words on every machine.
 * For simulations, never for secrets.
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021).
 */
export function* randomWords(state: RandomState): Generator<number, never> {
  let [a, b, c, d] = state
  for (;;) {
    yield (rotated(a + d, 7) + a) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
  }
}

/**
 * A state from a seed, a whole number of at least 0, by four steps of a 32-bit mixer over seed, seed + γ, …: near seeds
 * give unrelated states. Throws `RiskError` of any other seed.
 * Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA (2014), with the finaliser of
 * MurmurHash3.
 */
export function randomState(seed: number): RandomState {
  requireCount('seeds', seed, 0)
  const start = mixed(Math.floor(seed / 2 ** 32) + 1) + (seed % 2 ** 32)
  const word = (step: number) => mixed((start + step * 0x9e3779b9) >>> 0)
  return [word(1), word(2), word(3), word(4)]
}

/**
 * Standard normal numbers from a seed: the quantile of (w + 1/2) / 2^53, with w the upper 27 bits of one word and the
 * upper 26 bits of the next. One uniform for each, so that a run can be continued or repeated from any place.
 */
export function* randomNormals(seed: number): Generator<number, never> {
  const words = randomWords(randomState(seed))
  for (;;) {
    const high = words.next().value >>> 5
    const low = words.next().value >>> 6
    const uniform = (high * 2 ** 26 + low + 0.5) / 2 ** 53
    yield normalQuantile(Math.min(uniform, 1 - 2 ** -53))
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

function mixed(word: number): number {
  let mix = word | 0
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  return (mix ^ (mix >>> 16)) >>> 0
}
