/** Chance that falls the same way each time: a generator of numbers from 0 to 1, Marsaglia's xorshift on 32 bits. */
export type Chance = () => number;

/** Numbers from 0 up to 1 that are the same for the same seed (xorshift32), so that a demo is made alike each time. */
export function chance(seed: number): Chance {
  // A state of 0 would stay 0.
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` up to and including `high`. */
export const between = (random: Chance, low: number, high: number) => low + Math.floor(random() * (high - low + 1));

/** One of the choices, each as likely as the others. */
export function pick<T>(random: Chance, choices: readonly [T, ...T[]]): T {
  return choices[between(random, 0, choices.length - 1)]!;
}
