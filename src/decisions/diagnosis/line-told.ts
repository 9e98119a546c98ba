import type { LineFacts } from './facts.js';
import type { Finding, FindingKey } from './finding-words.js';

/** A line by its number, its address and when it came to stand as it does. */
export function lineTold<Key extends FindingKey>(key: Key, { id, number, to, statusAt }: LineFacts): Finding {
  return { key, values: { number, address: to ?? '–', at: statusAt.toISOString() }, message: id };
}
