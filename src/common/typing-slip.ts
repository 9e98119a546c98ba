/** Keys beside or above each other on a QWERTY or AZERTY keyboard, both ways. */
const NEIGHBOURS = new Set(
  [
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    'azertyuiop',
    'qsdfghjklm',
    'wxcvbn',
    'qaz',
    'wsx',
    'edc',
    'rfv',
    'tgb',
    'yhn',
    'ujm',
    'ik',
    'ol',
  ].flatMap((row) => [...row].slice(1).flatMap((key, i) => [row.charAt(i) + key, key + row.charAt(i)])),
);

/**
 * Is `typed` what comes out when `meant` is typed with one slip of the fingers: a letter left out, typed twice, swapped
 * with the next, or a key beside it? With `any key` a wrong or extra letter may be any letter. (A small, stricter kin of
 * the Damerau–Levenshtein distance, which would take grange for orange.)
 */
export function isSlip(typed: string, meant: string, keys: 'keys beside' | 'any key' = 'keys beside'): boolean {
  if (typed === meant) return false;
  const near = (a: string, b: string): boolean => keys === 'any key' || a === b || NEIGHBOURS.has(a + b);
  let i = 0;
  while (i < typed.length && typed.charAt(i) === meant.charAt(i)) i++;
  const typedRest = typed.slice(i + 1);
  const meantRest = meant.slice(i + 1);
  if (typed.length === meant.length) {
    const swapped = typed.charAt(i) === meant.charAt(i + 1) && typed.charAt(i + 1) === meant.charAt(i);
    if (swapped && typedRest.slice(1) === meantRest.slice(1)) return true;
    return typedRest === meantRest && near(typed.charAt(i), meant.charAt(i));
  }
  // Nobody leaves out the first letter without seeing it, and cloud.com is not a misspelt icloud.com.
  if (typed.length === meant.length - 1) return i > 0 && typed.slice(i) === meantRest;
  if (typed.length === meant.length + 1) {
    const extra = typed.charAt(i);
    return typedRest === meant.slice(i) && (near(extra, typed.charAt(i - 1)) || near(extra, typed.charAt(i + 1)));
  }
  return false;
}
