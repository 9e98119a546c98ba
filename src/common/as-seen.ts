import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/**
 * What a form shows, as a short text that it gives back: another by then, and somebody else has changed it meanwhile.
 * For what keeps no revision of its own.
 */
export function asSeen(shown: unknown): string {
  return createHash('sha256').update(canonicalJson(shown)).digest('base64url').slice(0, 22);
}
